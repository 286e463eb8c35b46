### Rights to use the special mark: the question for a day, one right's page, the user's own

section-authorisations = Authorisations
right-product = Product
right-enterprise = Enterprise
right-track = Kind of right
right-span = In force
right-download-opened = Artwork download opened
right-term-end = Term ends
right-last-use = Last recorded use of the mark
right-history = History
right-history-none = No change is recorded.
right-recorded = Recorded on
right-public = Public page
right-public-link = See the public status
right-proof = Public log
right-proof-text = Every grant, change and end is written to the public log, where anyone can check that it was not altered.
right-proof-link = Entries of this authorisation and their proofs
right-extract = Extract of this right (PDF, in Chinese)
right-extract-text = The record as it is now, its history, a QR code and the proof of the public log: to be printed, and to be checked offline. The extract is an official paper, in Chinese only.
right-extract-machine = The proof for programs (JSON)
right-not-national = This is not the national register. The announcements of the national office decide.
right-heading = { $enterprise } · { $product }

## What was done to a right

right-event-granted = Granted
right-event-order_rectification = Ordered to put right
right-event-rectified = Put right
right-event-ask_change = Change asked for
right-event-change = Change approved
right-event-drop_change = Change not made
right-event-stop = Stopped
right-event-give_up = Given up
right-event-lapse = Lapsed with its term or with what it hung on
right-event-cancel = Cancelled
right-event-became = From “{ $was }” to “{ $becomes }”

## The question for a day

right-ask-heading = Was it authorised on that day?
right-ask-intro = Give the enterprise, the product and the day to learn whether it was authorised to use the special mark then.
right-ask-enterprise-hint = Name or unified social credit code
right-ask-on = Day
right-ask-submit = Ask
right-ask-link = Ask about a certain day
right-ask-no-enterprise = The register has no such enterprise
right-ask-no-product = The register has no such product
right-ask-which-enterprise = Which enterprise do you mean?
right-ask-which-product = Which product do you mean?
right-answer-yes = Yes: on { $day } { $enterprise } was authorised for { $product }.
right-answer-no = No: on { $day } { $enterprise } was not authorised for { $product }.
right-answer-ended = Ended: the authorisation of { $enterprise } for { $product } ended on { $end }; on { $day } it was not in force.
right-answer-unknown = Not known: the register cannot say whether { $enterprise } was authorised for { $product } on { $day }.
right-answer-future = That day has not come yet.
right-answer-before = The register has recorded announcements since { $date }. Before that, no record does not mean no authorisation.
right-answer-no-records = The register has recorded no announcement yet. No record does not mean no authorisation.
right-answer-see = See this authorisation

## The user's own

my-rights-intro = The authorisations of your enterprises, and what to do next.
my-rights-none = No authorisation yet
my-rights-none-text = It appears here once an announcement has approved it.
my-right-next = Next
my-right-next-rectify = Something was ordered to be put right: do it by the day that was set, and report it on the page of the authorisation.
my-right-next-over = It has ended. The mark may no longer be used.
my-right-next-use = Record each use of the mark, at least once before { $date }.
my-right-next-warned = No use recorded for 18 months. After two years without use the right may be stopped: { $date }.
my-right-next-overdue = No use recorded for two years, since { $date }: the right may be stopped. If the mark was in use, record it.
my-right-uses = Use of the mark
my-right-uses-text = Record on which batch the mark was used. The records are not public; only the last day is.
my-right-batch-hint = Batch number or production date, as on the package
my-right-use-submit = Record a use
my-right-used = Recorded.
my-right-no-use = None recorded
my-right-artwork = Artwork of the special mark
my-right-artwork-text = The official file that you fetched from the national office. It is kept as it is, never changed and never shown.
my-right-artwork-hint = PDF (also AI), SVG, PNG or JPEG, at most { $n } MiB. Save EPS as PDF first.
my-right-artwork-submit = Upload
my-right-artwork-kept = The file is kept as it came.
my-right-artwork-none = Nothing uploaded yet
my-right-ways = Other things to do
my-right-give-up = Give this authorisation up
my-right-give-up-text = It ends once the case is decided. Using the mark again takes a new application.

field-batch = Batch
field-artwork = Artwork file

## What people are told of a right, in letters

right-told-right_lapsed = This authorisation ended; it is not in force from { $day }.
right-told-right_unused = No use of the mark has been recorded for 18 months. If two years pass without use, on { $day }, the authorisation may be stopped. If the mark was in use, record it.
right-told-right_stoppable = On { $day } two years had passed without a recorded use: there is a ground to stop the authorisation. The office looks into it and decides. If the mark was in use, record it.
right-told-right_rectification = The office ordered something to be put right by { $day }. Report when it is done.
right-told-right_reported = On { $day } the user reported that what was ordered is done. Please look.
right-told-right_rectified = On { $day } the office found that what was ordered is done.
right-told-right_returned = The office found that it is not done yet. Please do it and report again by { $day }.

## What is ordered to be put right

right-orders = To be put right
right-order-open = Open
right-order-done = Done
right-not-done = Found not done
right-ordered-by = Ordered by
right-ordered-at = ordered { $when }
right-reported-at = reported { $when }
right-found-at = looked at { $when }
right-order-overdue = The last day has passed.
my-right-report-hint = What was done, and how far it is done. A further report takes the place of this one.
my-right-report-submit = Report that it is done
my-right-reported = Your report was handed in. The office looks at it.

## An office's rights

desk-right-lead = The authorisations of enterprises of this place. Two years without use and what is being put right come first.
desk-right-search = Enterprise, social credit code or product
desk-right-found = { $n } in all
desk-right-empty = No authorisations
desk-right-none-found = No authorisation fits
desk-right-empty-text = There is no such authorisation in this place.
desk-right-care = To be looked at
desk-right-care-stoppable = Two years without use
desk-right-care-rectification = Being put right
desk-right-care-unused = 18 months without use
desk-right-ordered-now = It is to be put right by { $date }. The enterprise has not reported yet.
desk-right-reported-now = It is to be put right by { $date }. The enterprise has reported; it waits to be looked at.
desk-right-returned-now = It was found not done. The new last day is { $date }; the enterprise is to report again.
desk-right-to-end = Look at it
desk-right-over = This authorisation has ended.
desk-right-recent = Used or granted lately. Without a new record the enterprise is warned on { $date }.
desk-right-warned = No use has been recorded for 18 months; the enterprise was warned. Two years are over on { $date }.
desk-right-stoppable = On { $date } two years had passed without a recorded use. The office may act: order it to be put right, or have the province ask for a stop. This system stops nothing by itself.
desk-right-order = Order it to be put right
desk-right-order-note = The enterprise is told what to do. Everybody sees only that something is being put right.
desk-right-demand-hint = What is wrong, and what must be done
desk-right-basis-hint = Title and number of the document
desk-right-due-hint = As the order says; later than today
desk-right-order-submit = Order it
desk-right-ordered = Ordered; the enterprise was told.
desk-right-end = Look at what was done
desk-right-end-note = Where it is done, the authorisation is as before. Where it is not, say why and until when; the enterprise is told. A stop takes an announcement, which the province enters.
desk-right-no-report = The enterprise has not reported yet.
desk-right-no-new-report = The enterprise has not reported again yet.
desk-right-finding-hint = What was seen, and the result
desk-right-end-submit = Record the result
field-outcome = Result
desk-right-outcome-done = It is put right
desk-right-outcome-done-hint = The authorisation is as before, and the order ends.
desk-right-outcome-not_done = It is not put right
desk-right-outcome-not_done-hint = The order goes on; say why, and until when.
desk-right-due-again = New last day
desk-right-due-again-hint = Only where it is not put right; later than today
desk-right-returned = Recorded as not put right; the enterprise was told.
desk-right-ended = Ended; the enterprise was told.
