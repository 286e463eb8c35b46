### The home page

home-hero-line-1 = Every place
home-hero-line-2 = has its own
home-hero-text = Look up a name: where it comes from, what protects it, who may use it. Scan a label: whether this register issued it, and whether it still stands.
home-search-label = Search products, places or announcements
home-figure-products = Products recorded (some to be confirmed)
home-figure-protected = Of these, protected products
home-figure-enterprises = Enterprises and organisations
home-figure-bases = Bases recorded
home-names-heading = Names
home-names-all =
    { $n ->
        [one] The one product
       *[other] All { $n } products
    }
home-season-heading = In season in { $month }
home-season-explain = By the months that sources state for harvest or first sale; { $n } products have them.
home-announcements-heading = Recent announcements
home-announcements-all = All announcements
home-categories-heading = By category
home-what-heading = What Daodi is
home-what-is = Daodi records Henan’s geographical indications with their enterprises, bases and announcements, each with its source and how sure it is; and it issues product labels, for enterprises with the right to them, that anyone can check.
home-what-is-not-heading = What Daodi is not
home-what-is-not = Daodi is not the national register and takes no consumer complaints. Recognition, approval, stop and revocation are what the national office announces.
home-what-national = China National Intellectual Property Administration
home-what-12315 = Complaints and reports: 12315
home-user-text = Only the name of an enterprise?
home-verify-heading = Have a label in your hand?
home-verify-text = Scan its QR code, or type the code.
