### Enterprises and their bases

enterprise-list-heading = Enterprises and organisations
enterprise-list-intro = Producers, co-operatives, associations, holders of rights and brand firms named in the sources. Being listed is not a permission to use the special mark.
enterprise-list-count =
    { $n ->
        [one] 1 enterprise
       *[other] { $n } enterprises
    }
enterprise-search-label = Search enterprises
enterprise-search-placeholder = Name, brand, product or county
enterprise-empty = No enterprise matches.
enterprise-column-name = Name
enterprise-column-place = Place
enterprise-column-products = Products
enterprise-column-standing = What sources say
enterprise-standing-heading = Standing towards the GI
enterprise-role-heading = As the source calls it
enterprise-products-heading = Products it works with
enterprise-products-explain = Only that a source says it grows, makes or sells the product.
enterprise-uscc = Unified social credit code
enterprise-uscc-none = Not stated in any source read
enterprise-address = Address
enterprise-brands = Brands
enterprise-authorisations-heading = Authorisations
enterprise-authorisations-explain = An authorisation rests on an announcement or roll and is in force from its day.
enterprise-authorisations-none = No authorisation confirmed by an announcement or roll.
enterprise-authorisation-from = From { $date }
enterprise-authorisation-until = Until { $date }
enterprise-authorisation-basis = Basis
enterprise-award-heading = Permission, registration or award as stated
enterprise-award-explain = In the source’s words, not confirmed; an award is not a permission.
enterprise-bases-heading = Bases
enterprise-short-name = Short name used in a report; registered name to be confirmed
enterprise-notes-heading = Remarks on the record
enterprise-column-base = Base
enterprise-column-area = Area
base-area-note = Areas are those of the report’s year; some are of a whole county, town or park, as the note says.
base-location-unknown = No coordinates stated
enterprise-renamed-heading = Changes and former names
