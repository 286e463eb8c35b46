## Growers

grower-heading = Grower
grower-lead = Entered on their behalf by co-operatives, village desks or county offices. Names and numbers are masked everywhere.
grower-search-label = Search growers
grower-search-placeholder = Four letters or more of the card’s code, or the whole name
grower-not-found = No grower was found
grower-not-found-text = Names must be whole; of a code the beginning is enough.
grower-empty = There is no grower yet
grower-empty-text = Enter them one by one, or as a table.
grower-new-heading = Enter a grower
grower-new-lead = Only what is needed to reckon the area and to reach the person.
grower-import-heading = Enter a table
grower-import-lead = One plot a row. If one row is not in order nothing is entered, and each such row is named. Growers whom you have entered before in the same county (same name, number and village) are not entered again.
grower-import-submit = Send the table
grower-template = Download the template (CSV)
grower-file-hint = Fill in the template and save it as CSV in UTF-8, up to 5,000 rows.
grower-village-hint = Village and group.
grower-area-hint = In mu, two decimals at most; where corners are given they count.
grower-shape-heading = Corners of the plot (optional)
grower-shape-hint = Kept sealed and shown to nobody outside.
grower-consent = Before entering somebody, tell them what it is for and ask for their consent: name, number and village serve to reckon areas and to reach them, are kept sealed, and are erased on request.
grower-enter = Enter
grower-card = Card
grower-entered-by = Entered by
grower-entered-at = Entered
grower-preview-caption = What would be entered (masked)
grower-wrong-caption = Rows to put right
grower-known-caption = Growers entered before (masked)
grower-known-note = The growers in the rows below were entered before, and the plots in those rows were not added either. Add a new plot on the grower’s page.
grower-line = Line
grower-wrong = What is wrong
grower-plots-heading = Plots
grower-plot-add = Add a plot
grower-plot-open = Counts
grower-plot-ended = Ended
grower-plot-end = End a plot
grower-plot-end-text = End a plot here that is no longer worked or was entered wrongly. It stays on record, counts in no area and stands on no card. To correct a plot, end it and add the right one.
grower-plot-end-hint = The last day on which it was worked; today where it was entered wrongly. Not after today.
grower-measured = Corners
grower-measured-yes = On record
grower-measured-no = None
grower-reveal-heading = See in full
grower-reveal-text = The look is on record. Say what it is for.
grower-reveal-submit = Show
grower-revealed = Shown in full, this once.
grower-reason = Reason
grower-erase-heading = Erase
grower-erase-text = One person asks, another carries it out. Name, number, village and corners are then gone for good; the areas stay.
grower-erase-ask = Ask for erasure
grower-erase-asked = Erasure was asked for
grower-erase-another = Another person must carry it out.
grower-erase-do = Erase for good
grower-erase-keep = Let the request fall
grower-erased = This grower’s values were erased.
grower-done-entered = Entered.
grower-done-plot = The plot was added.
grower-done-plot-ended = The plot was ended.
grower-done-asked = Asked for. Another person must carry it out.
grower-done-erased = Erased.
grower-done-kept = The request was let fall.
grower-card-heading = Grower’s card
grower-card-lead = This card says that its holder was registered by the body below. It is no right to use the mark.
grower-card-own-note = The card shows a part of the name; the page behind its code shows no name, number or address.
grower-card-note = To protect the person, no name, number or address is shown. Daodi is not the national register.
grower-card-ended = This card is no longer in use.
grower-card-grows = Registered for
grower-card-print = Print the card
grower-card-pdf = Download as PDF
grower-card-symbol = QR code of this card’s public page
grower-fault-header = The head is not the template’s
grower-fault-cells = Another number of cells, or not UTF-8
grower-fault-rows = No rows, or more than 5,000
grower-fault-name = The name is missing or wrong
grower-fault-phone = The telephone number is wrong
grower-fault-village = The village is missing or too long
grower-fault-product = No product of the register has this name
grower-fault-year = The year is wrong
grower-fault-area = The area must be above 0, at most 10,000 mu, with two decimals at most
grower-fault-twice = Says the same as an earlier row

grower-found = { $n ->
    [one] { $n } grower
   *[other] { $n } growers
}
grower-preview-good = All { $n } rows are in order and nothing was entered yet; the first { $shown } are shown. Choose the file again and untick “only look” to enter them.
grower-preview-bad = { $n ->
    [one] { $n } thing is to be put right; nothing was entered.
   *[other] { $n } things are to be put right; nothing was entered.
}
grower-preview-known = { $n ->
    [one] { $n } row names a grower who was entered before. It will not be entered again, and its plot will not be added. Add a new plot on the grower’s page.
   *[other] { $n } rows name growers who were entered before. They will not be entered again, and their plots will not be added. Add a new plot on the grower’s page.
}
grower-import-done = New growers: { $new }. There before and not entered again: { $before }.
grower-import-none = Nobody was entered. There before: { $before }.
grower-table-hint = Without a file, paste the CSV with its head here.
