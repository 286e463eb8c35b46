### Brands

brand-heading = Brands
brand-intro = Time-honoured firms, trademark holders and brand firms. A brand award and a geographical indication are different things and are kept apart.
brand-time-honoured-heading = Time-honoured brands
brand-time-honoured-explain = “China” and “Henan Time-honoured Brand” are awarded by the commerce authorities; they are no permission to use a GI.
brand-speciality = Speciality food brand
brand-trademarks-heading = GI trademarks
brand-trademarks-explain = Products that a source describes as holding a collective, certification or GI trademark.
brand-holders-heading = Holders and applicants
brand-firms-heading = Brand firms
brand-column-brand = Brand
brand-column-award = Award or registration
brand-empty = No brand matches.
