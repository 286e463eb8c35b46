### The officers' desk: applications for the mark

section-desk-applications = Applications for the mark
section-handovers = Handing over
section-site-check = Site check

## Fields

field-officer = Case officer
field-case = Case
field-step = Step
field-first = First checker
field-second = Second checker
field-day = Date
field-announcement = Announcement (issuer and number)
field-marks = What is to be supplemented
field-note = Remarks
field-number = Number of the summary sheet
field-planned = Planned date
field-site_day = Date of the check
field-places_seen = Places seen
field-base_inside = Is production inside the protected area?
field-raw_material_ok = Raw material comes from where the application says
field-process_ok = The process meets the requirements
field-quality_system_ok = Quality management is sound
field-label_ok = Packaging and labels meet the requirements
field-site_remarks = Remarks
field-site_verdict = Conclusion

## The queue

desk-app-days =
    { $n ->
        [0] today
        [one] 1 working day
       *[other] { $n } working days
    }
desk-app-somebody = Staff of another office
desk-app-groups = By standing
desk-app-group-mine = Our turn
desk-app-group-overdue = Overdue
desk-app-group-applicant = Applicant’s turn
desk-app-group-elsewhere = With another office
desk-app-group-national = National office
desk-app-group-ended = Closed
desk-app-group-all = All
desk-app-group-about-mine = It is this office’s turn, within the period set here.
desk-app-group-about-overdue = It is this office’s turn, and the period set here has run out.
desk-app-group-about-applicant = The applicant has been asked for a supplement.
desk-app-group-about-elsewhere = An office above or below this one is working on it.
desk-app-group-about-national = Agreed to by the province; to be handed over, or waiting for the national announcement.
desk-app-group-about-ended = Nothing more is to be done.
desk-app-group-about-all = Everything that this office and those below it have received.
desk-app-found =
    { $n ->
        [one] 1 application
       *[other] { $n } applications
    }
desk-app-overdue-first =
    { $n ->
        [one] 1 more case is past the period set here. Please take it first.
       *[other] { $n } more cases are past the period set here. Please take them first.
    }
desk-app-filter = Filter
desk-app-search = Enterprise, code, receipt or product
desk-app-any = Any
desk-app-assigned = Case officer
desk-app-unassigned = Nobody yet
desk-app-sort = Order
desk-app-sort-due = Due first
desk-app-sort-oldest = Longest waiting first
desk-app-sort-newest = Latest change first
desk-app-turn = Whose turn
desk-app-age = At this step for
desk-app-due = Period
desk-app-demo = Demonstration
desk-app-pick = Choose { $name }
desk-app-assign-to = Assign the chosen cases to
desk-app-nobody = Nobody
desk-app-assign = Assign
desk-app-assigned-done =
    { $n ->
        [one] 1 case was assigned.
       *[other] { $n } cases were assigned.
    }
desk-app-empty-mine = Nothing waits for this office
desk-app-empty = There are no such cases
desk-app-empty-text = Cases appear here when they are handed in or passed on.
desk-app-not-found = No case matches
desk-app-not-found-text = Check the name, code or number, or use fewer filters.
desk-app-search-everywhere = Look among all cases

## Keys

desk-keys-open = Keyboard shortcuts
desk-keys-title = Keyboard shortcuts
desk-keys-next = Next case
desk-keys-previous = Previous case
desk-keys-enter = Open
desk-keys-pick = Choose or release
desk-keys-search = Search
desk-keys-help = Show or hide this list
desk-keys-off = Turn shortcuts off
desk-keys-on = Turn shortcuts on
desk-keys-close = Close
desk-keys-all = Choose or release all on this page

## The overview

desk-app-overview-mine = Applications waiting
desk-app-overview-overdue = Applications overdue

## The case

desk-app-to-actions = To the next step
desk-app-differs =
    { $n ->
        [one] 1 line differs from the register. Please check it against the papers.
       *[other] { $n } lines differ from the register. Please check them against the papers.
    }
desk-app-place = Place of production
desk-app-area = Protected area (the notice’s own words)
desk-app-unknown-enterprise = The register has no such enterprise. What was recorded with the application is shown.
desk-app-findings = What the program noticed
desk-app-findings-text = These are missing or do not agree. Officers judge whether it matters.
desk-app-statement = Application
desk-app-statement-note = Exactly what the applicant saw before handing it in
desk-app-stands = Where it stands
desk-app-submitted = Handed in
desk-app-opinion-by = First opinion by
desk-app-city-by = City review by
desk-app-first-person = Proposed by
desk-app-second-person = Approved by
desk-app-sheet-see = See the summary sheet
desk-app-words = Messages with the applicant
desk-app-say = Message to the applicant
desk-app-say-hint = The applicant receives these words. To ask for a supplement, use “Ask for a supplement” above.
desk-app-say-submit = Send
desk-app-notes = Internal notes
desk-app-notes-about = Only officers see these. The applicant does not.
desk-app-note = New note
desk-app-note-submit = Save the note
desk-app-person = Applied by
desk-app-begun = Begun on
desk-app-done-step = Done: { $step }. The applicant has been told.
desk-app-back = Back to the list

## What can be done

desk-app-actions = Next step
desk-app-told = Every step is recorded with your name and the time, and the applicant is told.
desk-app-ended = This case is closed. Nothing more is to be done.
desk-app-not-yours = It is the turn of: { $who }. You can read the case.
desk-app-unsigned = The report can be issued once both checkers have signed.
desk-app-two-people = Approval takes two people
desk-app-two-people-text = You propose; another officer decides. Nobody approves their own proposal, and whoever gave the first opinion or the city’s review cannot propose.
desk-app-proposed-by = { $who } has proposed to approve. Another person must agree or disagree.
desk-app-left-over = What you had written
desk-app-left-over-text = This step can no longer be taken, and nothing of this was stored. Copy it if you need it.
desk-app-other-person = You took the step before this one. Another person must take this one.
desk-app-reason = Reason
desk-app-reason-hint = Goes word for word into the applicant’s message. State facts and grounds, no internal remarks.
desk-app-remark = Explanation
desk-app-remark-hint = What you write goes word for word into the applicant’s message.
desk-app-appeal = Where the ways and time limits of appeal are set in this system, they are added to the message. Where they are not, please state them in the reason.
desk-app-choose = Please choose
desk-app-site-planned = Planned date
desk-app-download-day = Download opened on
desk-app-announcement-hint = For example: 国家知识产权局公告第 508 号.
desk-app-announcement-day = Date of the announcement
desk-app-basis = Grounds of the approval
desk-app-basis-hint = The registrant’s certificate of membership, or the filing number of the licence.
desk-app-basis-day = In force from
desk-app-marks-hint = Tick what is to be supplemented and say what is missing and how to mend it. The applicant sees it beside the answer.
desk-app-mark-wanted = { $name }: what is wanted
desk-app-do-accept = Accept
desk-app-do-not_accept = Do not accept
desk-app-do-order_site_check = Order a site check
desk-app-do-order_anew = Order the site check anew
desk-app-do-report_site_check = Issue the site report
desk-app-do-begin_review = Begin the first review
desk-app-do-give_opinion = Agree in first opinion
desk-app-do-city_agree = Agree for the city
desk-app-do-propose_approval = Propose to approve
desk-app-do-decline_approval = Do not agree
desk-app-do-approve = Agree to approve
desk-app-do-send_back = Send back
desk-app-do-request_supplement = Ask for a supplement
desk-app-do-reject = Reject
desk-app-do-announce = Record the announcement
desk-app-do-open_download = Record the opened download
desk-app-about-accept = The papers are complete and the case belongs to this office. You become its case officer.
desk-app-about-not_accept = The application ends here. The applicant may apply again.
desk-app-about-order_anew = Other checkers, or another day. What was recorded and signed so far is cleared, and written anew by the new checkers.
desk-app-about-reject-late = The time for the supplement is over and nothing came. Please state what was asked for, and by when.
desk-app-about-order_site_check = Name two checkers and the date. The applicant is told that a check is planned; agree on the date with them yourself.
desk-app-about-report_site_check = Both checkers have signed. The case goes on to the first opinion.
desk-app-about-begin_review = On this way no place is checked: the case goes on to the first opinion.
desk-app-about-give_opinion = With your opinion the case goes to the province.
desk-app-about-give_opinion-city = With your opinion the case goes to the city.
desk-app-about-city_agree = With your opinion the case goes to the province.
desk-app-about-propose_approval = Another person then decides.
desk-app-about-decline_approval = The proposal falls; the case stays with this office.
desk-app-about-approve = The case then waits to be handed over to the national office, which examines and announces it.
desk-app-about-approve-last = The right is then in force from the date below and appears in the public log.
desk-app-about-send_back = The managing office gives its first opinion again.
desk-app-about-request_supplement = After the supplement the case comes back to this step. A proposal to approve is withdrawn with it.
desk-app-about-reject = The application ends here. The applicant is told the reason and the ways of appeal.
desk-app-about-announce = Records the national office’s announcement. The right is in force from its date and appears in the public log.
desk-app-about-open_download = Records the day on which the applicant may fetch the official artwork.

## The site check

desk-site-link = Sheet of the check (fill in, print)
desk-site-checkers = Checkers
desk-site-signed = signed
desk-site-not-signed = not signed
desk-site-open = No conclusion yet
desk-site-done-saved = Saved. You can go on later.
desk-site-done-signed = You have signed.
desk-site-reader = Only the two checkers write here. You can read and print it.
desk-site-over = The check is over and cannot be changed.
desk-site-part-visit = The visit
desk-site-part-found = What was found
desk-site-part-verdict = Conclusion and signature
desk-site-hint-places_seen = Township, village and plot, one a line.
desk-site-hint-base_inside = Judge by the area in the notice. If in doubt, choose “cannot tell” and say why in the remarks.
desk-site-hint-raw_material_ok = Look at the purchase records.
desk-site-hint-process_ok = Look at the main steps, with the standard in hand.
desk-site-hint-quality_system_ok = Look at testing, records and tracing.
desk-site-hint-label_ok = Look at the packages or their design.
desk-site-hint-site_remarks = Whatever does not agree or needs explaining.
desk-site-hint-site_verdict = Whether the conditions for using the mark are met.
desk-site-answer-yes = Yes
desk-site-answer-no = No
desk-site-answer-na = Does not apply
desk-site-answer-unsure = Cannot tell
desk-site-answer-fit = Conditions met
desk-site-answer-unfit = Conditions not met
desk-site-save = Save
desk-site-sign = Save and sign
desk-site-sign-about = By signing you say that you were there and answer for what is written. Each signs with their own account.
desk-site-sign-again = Somebody has signed already. If anything is changed, both signatures fall and both must sign again.
desk-site-sheet = Sheet of the check
desk-site-sheet-about = Where there is no network, print this page with the browser, take it along and enter it afterwards.
desk-site-sheet-stated = What the application says
desk-site-applicant-signs = Applicant (signature)

## Handing over

desk-handover-lead = Cases agreed to by the province go on a summary sheet to the national office.
desk-handover-waiting = To be handed over
desk-handover-waits = Waiting for
desk-handover-none = Nothing is to be handed over
desk-handover-none-text = Cases appear here once the province has agreed.
desk-handover-national = See what was handed over and waits for the announcement
desk-handover-new = New summary sheet
desk-handover-new-about = The chosen cases go on one sheet. It cannot be changed afterwards and can be downloaded as XLSX.
desk-handover-number-hint = This office’s number, for example 豫知用标〔2026〕12 号.
desk-handover-submit = Make the sheet
desk-handover-sheets = Sheets made
desk-handover-no-sheets = No sheet has been made yet.
desk-handover-cases = Cases
desk-handover-made = Made
desk-handover-title = Summary sheet { $number }
desk-handover-done = The sheet is made.
desk-handover-files = Files
desk-handover-sheet-paper = The sheet, in Chinese
desk-handover-letter = The letter with it, in Chinese
desk-handover-password = Download password
desk-handover-password-about = The password that the national office gives with its announcement, for fetching the official artwork. It is kept sealed; only officers of the province see it, after proving again who they are, and each look is on record.
desk-handover-password-none = No password has been entered.
desk-handover-password-by = Entered by
desk-handover-password-save = Keep the password
desk-handover-password-replace = Correct the password
desk-handover-password-kept = The password is kept.
desk-handover-reveal = Show the password
desk-handover-revealed = Shown this once. Do not copy it into other systems.
field-download_password = Password
field-password_on = Received on
desk-handover-download = Download XLSX
desk-handover-list = Cases on it
desk-handover-no = No.
desk-app-map = Where it is produced
desk-app-map-none = The applicant chose no declared base; the places are as described in words.

## Managing offices

handling-lead = Which office takes the applications under each right. Where a notice or document names it, that is recorded; elsewhere it follows from the place of production and is marked unconfirmed.
handling-search = Product, office or document
handling-all = All
handling-named = Named by a document
handling-open = Unconfirmed
handling-found = Rights: { $n }
handling-empty = No right matches
handling-empty-text = Try another name, or see all of them.
handling-office = Managing office
handling-review = Levels of review
handling-review-city = The city’s office reviews before the province
handling-review-plain = Straight to the province
handling-column-basis = Basis
handling-unconfirmed = By place of production, unconfirmed
handling-done = Recorded. New applications go by it; those handed in stay where they are.
handling-withdrawn = The record was withdrawn; the office follows from the place again. New applications go by it, those handed in stay where they are.
handling-record = Record the document
handling-record-about = Applications handed in from now on go to the office chosen here; those handed in before stay where they are. The record stands in the public log.
handling-office-hint = Where no document names one, choose “by place of production”: what is recorded is taken away.
handling-by-place = By place of production (unconfirmed)
handling-review-ask = The city’s office reviews after the county’s
handling-review-hint = Leave this open where the city’s office takes the applications itself.
field-document = Document
handling-document-hint = Issuer, number and title. For example: AQSIQ notice no. 7 of 2010.
handling-submit = Save
