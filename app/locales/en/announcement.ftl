### Announcements

announcement-list-heading = Announcements
announcement-list-intro = Announcements cited in product records. The issuer’s text decides; it is not reproduced here.
announcement-list-count =
    { $n ->
        [one] 1 announcement
       *[other] { $n } announcements
    }
announcement-empty = No announcement matches.
announcement-column-announcement = Announcement
announcement-column-issuer = Issuer
announcement-column-date = Date
announcement-column-kind = What it does
announcement-column-products = Products
announcement-number = No. { $number }
announcement-number-year = No. { $number } of { $year }
announcement-date-none = Date not stated
announcement-cited-as = As cited
announcement-646-note = Announcement no. 646 turned 870 agricultural GIs into protected products, 120 of them of Henan; only those whose names could be read are listed.
announcement-official-link = Look for the text at the national office
announcement-facet-issuer = Issuer
announcement-users = Users concerned
announcement-users-count =
    { $n ->
        [one] 1 authorisation
       *[other] { $n } authorisations
    }
announcement-objections = Objections until
announcement-objections-open = Preliminary recognition: objections may be raised until { $date }.
announcement-objections-over = Preliminary recognition: the time for objections ended on { $date }.
announcement-objections-note = The length is a setting of this system. The announcement and the national office decide.
