### Applying for the mark: the words that applicants and officers share

## Where an application stands

application-state-draft = Draft
application-state-submitted = Handed in
application-state-not_accepted = Not accepted
application-state-accepted = Accepted
application-state-site_check = Site check
application-state-first_opinion = First opinion
application-state-city_review = City review
application-state-province_review = Province review
application-state-national_review = National examination
application-state-announced = Announced
application-state-download_opened = Download opened
application-state-supplement = Supplement wanted
application-state-withdrawn = Withdrawn
application-state-rejected = Not approved
application-approved = Approved

## What is asked for

application-kind-new = Application for use
application-kind-change = Application for a change
application-kind-giving_up = Giving up the right
application-change-name = enterprise name
application-change-address = registered address
application-change-place = place of production
application-change-product = goods or standard
application-kind-of = { $kind } ({ $what })

## By which way

application-route-gi_product = Producer in the area
application-route-membership = Member under a collective mark
application-route-licence = Licensee under a certification mark
application-route-explain-gi_product = You produce inside the protected area. The managing office checks the place, the offices above review, and the national office announces.
application-route-explain-membership = You first become a member of the registrant, usually an association. The place is not checked; the province’s office approves.
application-route-explain-licence = You first sign a licence with the registrant and have it filed. The place is not checked; the province’s office approves.

## What was done

application-step-submit = Handed in
application-step-accept = Accepted
application-step-not_accept = Not accepted
application-step-order_site_check = Site check ordered
application-step-report_site_check = Site check finished
application-step-begin_review = First review begun
application-step-give_opinion = First opinion: agreed
application-step-city_agree = City agreed
application-step-propose_approval = Approval proposed
application-step-decline_approval = Second person did not agree
application-step-approve = Province agreed
application-step-send_back = Sent back for a new review
application-step-request_supplement = Supplement asked for
application-step-supplement = Supplement handed in
application-step-reject = Not approved
application-step-withdraw = Withdrawn
application-step-announce = Announced
application-step-open_download = Download of the artwork opened

## Whose turn it is

application-turn-applicant = The applicant
application-turn-first = The managing office
application-turn-city = The city’s office
application-turn-province = The province’s office
application-turn-national = The national office
application-turn-nobody = Finished

## The pages of an application

application-section-applicant = Applicant
application-section-product = Product and its basis
application-section-places = Places of production
application-section-capability = Capacity
application-section-test_report = Test report
application-section-papers = Papers
application-section-declaration = Declaration
application-section-change = What changes
application-section-giving_up = Giving up

## The statement

application-matter = What is applied for
application-matter-kind = Kind of application
application-matter-product = Product
application-matter-track = Basis of protection
application-matter-route = Way
application-matter-office = Managing office
application-matter-receipt = Receipt number
application-not-answered = Not answered
application-no-paper = Not provided
application-no-paper-may = Not provided (may be left out)
application-declared = Declared
application-not-declared = Not declared
application-from-register = From the register
application-wanted = Supplement wanted:
application-answer-report_verdict-pass = Meets the standard
application-answer-report_verdict-fail = Does not meet the standard
application-unit-planting_mu = { $value } mu
application-unit-yearly_value = { $value } × 10,000 yuan
application-unit-yearly_output = { $value } tonnes (or pieces, where counted)

## History

application-history-empty = Nothing has been done yet.
application-history-applicant = Applicant
application-history-system = System
application-history-took = { $n ->
    [one] Took 1 working day
   *[other] Took { $n } working days
}
application-history-same-day = Within a working day
application-history-late = { $n ->
    [one] 1 working day after the period that was set
   *[other] { $n } working days after the period that was set
}
application-history-marks = What was to be supplemented
application-supplements = What supplements changed
application-supplements-what = Item
application-supplements-before = Before
application-supplements-now = Now
application-supplements-asked = Asked for
application-supplements-yes = Asked for
application-supplements-no = Not asked for
application-supplements-nothing = Nothing
application-supplements-none = Neither the statement nor the papers were changed.
application-supplements-unasked = { $n ->
    [one] One change was not asked for.
   *[other] { $n } changes were not asked for.
 }
application-supplements-unchanged = Asked for and left as it was: { $names }.

## The clock

application-clock-elapsed = { $n ->
    [one] 1 working day so far
   *[other] { $n } working days so far
}
application-clock-today = Came to this step today
application-clock-left = { $n ->
    [one] The period that was set ends on { $day }; 1 working day is left
   *[other] The period that was set ends on { $day }; { $n } working days are left
}
application-clock-last-day = The period that was set ends today ({ $day })
application-clock-over = { $n ->
    [one] The period that was set ended on { $day }, 1 working day ago
   *[other] The period that was set ended on { $day }, { $n } working days ago
}
application-clock-none = No period is set for this step
application-clock-note = Periods in working days are set by this register to keep track and to remind. They are not periods of the law, and no promise.
application-clock-weekdays = The days off of a year concerned are not on record yet; Monday to Friday are counted.
application-due-left = { $n ->
    [one] 1 day left
   *[other] { $n } days left
}
application-due-today = Due today
application-due-over = { $n ->
    [one] 1 day over
   *[other] { $n } days over
}

## Progress

application-progress-label = Progress
application-progress-submit = Handed in
application-progress-accept = Acceptance
application-progress-approve = Province review and approval
application-progress-announced = Announcement by the national office
application-progress-download = Download of the artwork opened
application-progress-supplement = A supplement is wanted; it continues from here
application-progress-now = Being worked on

## What was said

application-words-applicant = Applicant
application-words-office = Office
application-words-empty = Nothing has been said yet.

## The papers: what each is, what is taken in its place, an example

paper-business_licence = Business licence
paper-business_licence-hint = With the unified social credit code; name and address as in the application. Enterprises, co-operatives and individual businesses each use their own.
paper-business_licence-instead = The download of the electronic licence; original or duplicate.
paper-business_licence-example = For example: a photo of the licence with all four corners, sharp enough to read.
paper-test_report = Test report
paper-test_report-hint = By a qualified laboratory, on this product; it names the batch, the standard and the verdict.
paper-test_report-instead = Where the authorities had the goods tested together, the report that was given to you.
paper-test_report-example = For example: the full report of the provincial laboratory on the county’s joint sampling, all pages in one PDF.
paper-place_proof = Proof of the place
paper-place_proof-hint = Shows that growing (or raising) and processing take place inside the protected area, and that the place is yours to use.
paper-place_proof-instead = One of these: a land contract or transfer, a deed, a lease; where there is none, a certificate of the village committee or the town.
paper-place_proof-example = For example: first and last pages of the contracts with twelve tea growers, and the village’s certificate of the area.
paper-food_licence = Food production licence
paper-food_licence-hint = Where the goods are food that takes a licence; it must cover this product.
paper-food_licence-instead = A registered small food workshop may upload its registration; the managing office decides whether it is taken. Fresh fruit, vegetables and other primary produce need none.
paper-food_licence-example = For example: the licence and its list of products.
paper-label_design = Label design
paper-label_design-hint = The packaging or label you mean to use, with product name, standard, maker and address.
paper-label_design-instead = A photo of present packaging will do. Leave the place of the special mark empty; do not draw it or take it from the net.
paper-label_design-example = For example: the flat drawing of a 250 g tea tin, with room for the mark at the lower right.
paper-membership_proof = Proof of membership
paper-membership_proof-hint = Issued by the registrant of the collective mark, with your name and the day you joined.
paper-membership_proof-instead = One of these: a membership card, a list of members under the registrant’s seal, a certificate of the registrant.
paper-membership_proof-example = For example: the association’s sealed certificate that a co-operative is its member.
paper-licence_contract = Trademark licence contract
paper-licence_contract-hint = With the registrant of the certification mark; names the mark’s number, the goods and the term.
paper-licence_contract-instead = A copy or scan of the signed contract, with both seals.
paper-licence_contract-example = For example: all pages in one PDF; the price may be covered.
paper-filing_notice = Proof that the licence was filed
paper-filing_notice-hint = Shows that the licence was filed with the Trademark Office.
paper-filing_notice-instead = One of these: the notice of filing, or the page of the Trademark Gazette with the filing.
paper-filing_notice-example = For example: the Trademark Office’s notice of filing of a trademark licence.
paper-change_proof = Proof of the change
paper-change_proof-hint = Shows that the change has happened.
paper-change_proof-instead = Name or address: the notice of changed registration, or the licences before and after. Place: contract or deed of the new place. Goods or standard: cover and scope of the new standard.
paper-change_proof-example = For example: the notice of changed registration of the market regulation office.

## The questions, by the name they are sent under

field-applicant_address = Registered address
field-legal_representative = Legal representative (person in charge)
field-goods = Goods that will carry the mark
field-own_brand = Own brand (trademark)
field-standard_no = Standard
field-mark_number = Registration number of the mark
field-member_since = Member since
field-member_no = Membership number
field-filing_no = Filing number of the licence
field-filing_day = Day of filing
field-licence_until = Licence runs until
field-bases = Bases you have declared
field-place_county = County of production
field-planting_place = Where it is grown, raised or taken
field-planting_mu = Area (mu)
field-processing_place = Where it is processed
field-yearly_output = Yearly output (tonnes)
field-yearly_value = Yearly value (10,000 yuan)
field-raw_material = Raw material and its origin
field-capacity = Processing capacity
field-food_licence_no = Number of the food production licence
field-report_no = Number of the report
field-report_body = Laboratory
field-report_day = Day of the report
field-report_batch = Batch of the sample
field-report_standard = Standard of the test
field-report_verdict = Verdict
field-change_before = Before
field-change_after = After
field-change_day = Day of the change
field-change_reason = Reason of the change
field-giving_up_reason = Why the right is given up
field-giving_up_day = Last use ends on
field-left_over = What happens to labels and packaging left over
field-declare_true = Truth
field-declare_use = Proper use
field-business_licence = Business licence
field-test_report = Test report
field-place_proof = Proof of the place
field-food_licence = Food production licence
field-label_design = Label design
field-membership_proof = Proof of membership
field-licence_contract = Trademark licence contract
field-filing_notice = Proof that the licence was filed
field-change_proof = Proof of the change

## What helps to answer

application-hint-applicant_address = As on the business licence.
application-hint-legal_representative = Legal representative, person in charge or owner, as on the business licence.
application-hint-goods = Sort, grade and packing, one a line. For example: Xinyang Maojian, top grade, tins of 100 g and 250 g.
application-hint-own_brand = A trademark or brand that stands on the packaging as well. May be left out.
application-hint-standard_no = Number of the product standard, such as GB/T 22737. See the product’s page, or ask the managing office.
application-hint-mark_number = Of the geographical indication mark: see the contract or certificate you have from the registrant.
application-hint-member_since = As on the membership card or the registrant’s certificate.
application-hint-member_no = As on the membership card. May be left out.
application-hint-filing_no = See the notice of filing.
application-hint-filing_day = As on the notice or in the gazette.
application-hint-licence_until = As in the contract; not later than the mark itself runs.
application-hint-bases = Up to 20. Where a base is chosen, the office sees its outline and area. If you have declared none, leave this open and describe the places below.
application-hint-place_county = The county where it is grown or raised and mainly processed.
application-hint-planting_place = Town and village, one place a line. For example: Heilongtan village, Shihegang town, 120 mu of our own.
application-hint-planting_mu = All places together, with at most two decimals. May be left out where area does not matter. 15 mu are one hectare.
application-hint-processing_place = Village or street and number. It must lie inside the protected area.
application-hint-yearly_output = Of the last year. Where pieces are counted (ceramics), the number of pieces.
application-hint-yearly_value = Value of this product in the last year.
application-hint-raw_material = What it is, how much is your own, how much is bought, and from where.
application-hint-capacity = Machines, lines, or what is processed in a day.
application-hint-food_licence_no = SC and 14 digits. May be left out where no licence is needed.
application-hint-report_no = On the cover of the report.
application-hint-report_body = Full name, as on the cover of the report.
application-hint-report_day = The day it was signed.
application-hint-report_batch = Production date or batch number of the sample.
application-hint-report_standard = As the report says; usually that of the product.
application-hint-report_verdict = As the report says.
application-hint-change_before = As in the announcement or the earlier application.
application-hint-change_after = As the papers show.
application-hint-change_day = When it was registered, or when it happened.
application-hint-change_reason = In a sentence or two.
application-hint-giving_up_reason = In a sentence or two.
application-hint-giving_up_day = From this day on the mark is not used.
application-hint-left_over = How many there are and what will be done, such as destroying them or removing the mark. Write “none” where there are none.
application-agree-declare_true = What is stated and the papers that go with it are true and accurate; copies agree with their originals.
application-agree-declare_use = Once approved, the special mark will be used only on goods that come from the protected area and meet the standard, and inspections will be accepted. Where the conditions are no longer met, use will stop at once and the managing office will be told.
application-agree-declare_use-giving_up = From the day on which use ends, the special mark will not be used on any goods, packaging or advertising.

## Official papers

issued-heading = Official papers
issued-acceptance = Notice of acceptance
issued-non_acceptance = Notice of non-acceptance
issued-supplement = Request to supplement
issued-site_check = Report of the site check
issued-first_opinion = First opinion
issued-city_opinion = The city’s opinion
issued-decision = Decision
issued-again = { $kind } (no. { $n })
issued-pdf = PDF, in Chinese
issued-word = Word document, in Chinese
issued-about = The papers are made from what is on record, in Chinese only: that is their official language. They take effect with the office’s seal.
issued-none-my = No papers yet. Notices appear here when the application is accepted, a supplement is asked for, or a decision is made.
issued-none-desk = No papers yet. Each appears once its step has been taken; a step that was not taken has none.
## The registrant's list
listing-heading = The registrant's list
listing-stated = Stated
listing-recorded = On the list
listing-listed = The applicant is on the list of { $holder }, trademark { $number }.
listing-differs = The applicant is on the list of { $holder }, trademark { $number }, but what is stated differs from it. Please compare.
listing-missing = The applicant is on no registrant's list
listing-registrant = { $holder } (trademark { $number })
listing-declared = The registrant has named the applicant; the province's office has not confirmed it yet.
listing-no-registrant = No registrant keeps the list of such a trademark in this system yet.
listing-ask = Ask the registrant to enter your enterprise as a member or licensee in this system:
listing-ask-desk = The registrant can enter the applicant as a member or licensee in this system:
listing-office-decides = You can hand in without it. The office looks at your papers and decides.
listing-you-decide = The list is no condition of the law. Look at the papers and decide.
listing-product = How the product is protected
