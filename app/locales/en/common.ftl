### The site: navigation, footer, buttons, common words, months

## The site

site-name = Daodi
site-tagline = Geographical indications and brands of Henan
site-title = { $page } · Daodi, the register of Henan’s geographical indications
site-description = Look up Henan’s geographical indications, the enterprises, bases and announcements behind them, each with its source and how sure it is; check a product label.
site-fictional = Demonstration.
site-fictional-text = Everything here is made up: products, enterprises, people, announcements and figures. Nothing of it has any effect.
site-skip = Skip to content

## Navigation

nav-label = Main
nav-home = Home
nav-products = Products
nav-enterprises = Enterprises
nav-divisions = Places
nav-map = Map
nav-announcements = Announcements
nav-statistics = Statistics
nav-brands = Brands
nav-verify = Check a label
nav-about = About
nav-breadcrumb = You are here
nav-language-other = 中文
nav-on-this-page = On this page

## Footer

footer-not-national = Daodi is not the national register. Recognition, approval of users and revocation are what the China National Intellectual Property Administration announces.
footer-not-12315 = For consumer complaints and reports call 12315 or use the national 12315 platform.
footer-national-office = China National Intellectual Property Administration
footer-12315 = National 12315 platform
footer-register = The register
footer-about = About this site
footer-operator = Operator
footer-operator-unset = Operator not yet named
footer-contact = Contact
footer-data-date = Data as of { $date }
footer-sources = Sources and how sure they are
footer-accessibility = Accessibility
footer-privacy = Privacy
footer-open-data = Open data

## Buttons and links

action-search = Search
action-filter = Filter
action-clear = Clear
action-clear-all = Clear all filters
action-view-json = View as JSON
action-home = Go to the home page
action-show-all = Show all

## Words used everywhere

common-not-stated = Not stated
common-name = Name
common-source = Source
common-aliases = Also called
common-year = Year
common-kind = Kind
common-status = Status
common-number = Number
common-value = Value
common-place = Place
common-certainty-value = Certainty: { $level }
common-certainty = How sure
source-several = The facts on this page come from { $n } sources, listed at its end
source-one = Source: { $source }
common-permanent-address = Permanent address
common-colon = :{" "}
common-count-products =
    { $n ->
        [one] 1 product
       *[other] { $n } products
    }
common-count-enterprises =
    { $n ->
        [one] 1 enterprise
       *[other] { $n } enterprises
    }
common-count-bases =
    { $n ->
        [one] 1 base
       *[other] { $n } bases
    }
common-area-mu = { $area } mu
common-area-km2 = { $area } km²

## Paging

page-label = Pages
page-previous = Previous
page-next = Next

## Months

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec
