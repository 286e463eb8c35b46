### The page of a product

product-official-heading = On the record
product-official-explain = Taken from announcements, registrations and standards, or from reports of them; the sources are listed at the end of the page.
product-descriptive-heading = About the product
product-descriptive-explain = General description: no part of the protection and no ground for judging a packet.
product-protections-heading = Rights in the name
product-protections-explain = One name may stand under several rights, each independent of the others.
product-protections-none = No source read states a right in this name: to be confirmed.
product-protection-number-certificate = Certificate no.
product-protection-number-trademark = Trademark no.
product-protection-holder = Holder or applicant
product-protection-announcement = Announcement
product-protection-converted = Turned from an agricultural GI into a protected product
product-protection-number-none = Number not stated
product-protection-date = First right dated
product-protection-date-explain = The earliest right that a source dates. Where only a year is given, nothing is filled in.
product-area-heading = Area
product-area-counties = Counties of today
product-area-box = Longitude and latitude
product-area-box-value = { $west }°–{ $east }° E, { $south }°–{ $north }° N
product-area-box-explain = Converted from the degrees and minutes of a reprinted notice whose datum is not stated. A sketch only: it never decides whether a place lies inside.
product-area-none = No source read states the area.
product-area-whole = Not all of a county listed here need be inside the area.
product-standard-heading = Standard
product-standard-none = No source read states a standard.
product-applicant-heading = Applicant
product-zone-heading = Demonstration zone
product-eu-heading = EU–China agreement
product-eu-listed = A source states that it is listed in the EU–China agreement on geographical indications.
product-managing-office-heading = Managing office
product-managing-office-unconfirmed = To be confirmed: ask the county’s intellectual property office (market regulation bureau).
product-traits-heading = Traits
product-season-heading = Harvest months
product-season-explain = Only months that a source states for harvest, picking or first sale; not always the whole season.
product-umbrella-members = { $name } comprises
product-category-heading = Category
product-enterprises-heading = Enterprises
product-enterprises-explain = Being listed means that a source links it with the product, not that it may use the special mark.
product-enterprises-authorised-none = No roll of authorised users has been entered, so none is listed.
product-enterprises-none = No source read names an enterprise.
product-enterprises-all =
    { $n ->
        [one] See the enterprise
       *[other] See all { $n } enterprises
    }
product-bases-heading = Bases
product-notes-heading = Remarks on the record
product-sources-count =
    { $n ->
        [one] 1 source
       *[other] { $n } sources
    }
product-sources-explain = Newspapers and pages are named with date or page number, plans with title and document number.
product-locate-heading = Where it comes from
product-locate-label = Prefecture of origin
product-use-heading = Want to use the special mark?
product-use-text = Producers inside the area may apply to the intellectual property office of the place. Under a collective or certification mark they must be members or licensees of its registrant.
product-related-heading = Other products of the place
product-print-note = Printed from Daodi, data as of { $date }. This page is not a certificate of the national register.
product-official-mark-note = Lawful users download the special mark from the national office; this site gives out no artwork.
product-step-preliminary = Preliminarily recognised on { $date } ({ $track }); not protected yet, and anyone may object.
product-step-objections-open = Preliminarily recognised on { $date } ({ $track }); not protected yet. Objections may be raised until { $until }.
product-step-objections-over = Preliminarily recognised on { $date } ({ $track }); the time for objections ended on { $until }; not recognised yet.
product-step-revoked = The protection ({ $track }) was revoked on { $date }.
product-step-announcement = See the announcement
