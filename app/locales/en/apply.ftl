### May I apply: the public look before any form

apply-heading = May I apply for the special mark?
apply-lead = Three questions show conditions, ways, papers and the office. No sign-in, nothing is kept. This is a hint: whether the mark is granted is decided by review.
apply-description = Whether one may apply for the special mark for a product: conditions, ways, managing office and papers.
apply-submit = Show the answer
apply-change = Change my answers
apply-you-chose = Your answers
apply-product-hint = The name of the geographical indication, such as { $example }. Part of it will do.
apply-product-none = The register has no product of this name. Please try another spelling or look in the list.
apply-product-which = Which one do you mean?
apply-product-all = List of products
apply-being-hint = Choose what comes closest.
apply-county-hint = Where you mainly grow, raise or process. Leave it open if you are not sure.
apply-county-open = No place chosen

apply-being-producer = Producing enterprise or individual business
apply-being-cooperative = Co-operative, family farm or collective
apply-being-grower = Grower without a business licence
apply-being-trader = Shop, trading company or intermediary
apply-being-online = Shop on the net, streamer
apply-being-outside_plant = Plant outside the protected area
apply-being-about-producer = You grow, raise or process in the place itself.
apply-being-about-cooperative = You or your members produce in the place itself.
apply-being-about-grower = You grow or raise it yourself.
apply-being-about-trader = You buy and sell and produce nothing.
apply-being-about-online = You sell on the net and produce nothing.
apply-being-about-outside_plant = You process outside the area, or only pack.

apply-open = By your answers, you may apply
apply-open-note = Applicants must really produce inside the protected area, and the goods must meet the standard. Whether the mark is granted is decided by the offices’ review.
apply-closed = By your answers, you cannot apply yet
apply-area-inside = { $county } belongs to the protected area as the register has it. Whether a single plot does is checked by the managing office.
apply-area-unknown = The register does not have this product’s area by county; the managing office checks whether the place lies inside.
apply-area-list = As the register has it, the protected area concerns: { $counties }. The place of production must lie inside.
apply-why = Why
apply-do = What you can do

apply-obstacle-revoked = The protection of this name was revoked
apply-obstacle-revoked-why = Once it is revoked, the special mark can no longer be applied for, and the rights that rested on it have ended.
apply-obstacle-revoked-do = The announcement is named on the product's page. If you disagree, or if it was recognised anew, please turn to the local intellectual property office.
apply-obstacle-no_right = The basis of protection is not established
apply-obstacle-no_right-why = The register has found no announcement, trademark or certificate. Without a right in the name there is no mark to apply for.
apply-obstacle-no_right-do = If you have an announcement or certificate, please take it to the local intellectual property office. If not, ask there how a geographical indication is recognised.
apply-obstacle-agricultural_only = Only an agricultural registration is on record
apply-obstacle-agricultural_only-why = Agricultural geographical indications were registered by the former agricultural authorities; the special mark is not applied for under them.
apply-obstacle-agricultural_only-do = Ask the local intellectual property office whether the product was converted into a GI product. After that announcement you may apply.
apply-obstacle-trades_only = Who only sells cannot use the mark in their own name
apply-obstacle-trades_only-why = The mark is for producers who really produce inside the protected area.
apply-obstacle-trades_only-do = You may sell goods to which an approved producer has put the mark. You need no application of your own; please do not print the mark.
apply-obstacle-made_outside = What is made, processed or packed outside the area cannot carry the mark
apply-obstacle-made_outside-why = The mark says that the goods come from this place. What is finished in a plant, branch or packing station outside may not carry it.
apply-obstacle-made_outside-do = Processing or packing can move into the area, and the plant there can apply; or the approved producer puts the mark on.
apply-obstacle-not_registered = Growers without a business licence cannot apply alone
apply-obstacle-not_registered-why = Applying for the mark and using it take a unified social credit code.
apply-obstacle-not_registered-do = You can sell to an approved co-operative or enterprise, or join a co-operative; or register as an individual business or family farm at the local market regulation office, and then apply.
apply-obstacle-place_outside = As the register has it, the chosen county is not in the protected area
apply-obstacle-place_outside-why = Only production inside the area qualifies. On record for this product: { $counties }.
apply-obstacle-place_outside-do = The record may be incomplete; the text of the announcement decides. Read it on the product’s page and ask the managing office. If it confirms the place, you may apply all the same.

apply-ways = Ways that are open
apply-ways-several = There are { $n } ways. One of them is enough.
apply-way-office = Managing office
apply-office-open = office not confirmed
apply-office-why = No document naming the office was found; it follows from the place. Please telephone before you go.
apply-way-reviews = Who reviews
apply-way-review-with-city = The managing office first, then the city, then the province
apply-way-review-plain = The managing office first, then the province
apply-way-place = Site check
apply-way-place-yes = Yes: the managing office comes to see the place
apply-way-place-no = None
apply-way-end = Last step
apply-way-end-national = In force with the national office’s announcement; then the download of the artwork is opened
apply-way-end-province = In force with the province’s approval; then the download of the artwork is opened
apply-way-first = To be done before
apply-way-first-gi_product = Business licence and test report
apply-way-first-membership = Become a member of the mark’s registrant
apply-way-first-licence = Sign a licence with the mark’s registrant and have it filed
apply-way-papers = Papers to prepare
apply-way-papers-note = A photo from your phone will do; pictures and PDF are taken. The managing office decides what it accepts.
apply-paper-must = needed
apply-paper-may = where it applies
apply-paper-instead = Also taken:
apply-begin = Begin the application
apply-begin-anyway = The place was confirmed: begin
apply-begin-note = You need to sign in. You can save at any time and go on later.
apply-took = How long it took others
apply-took-some = { $n ->
    [one] 1 application was finished since { $since }; from handing in to approval it took { $days } working days.
   *[other] { $n } applications were finished since { $since }; the median from handing in to approval was { $days } working days.
} This is the past and no promise.
apply-took-none = No application was finished yet, so there are no figures. No nationwide time limit was found either; no promise is made here.
apply-questions = Questions left
apply-questions-product = The product’s page: announcements, text of the area, standard
apply-questions-mine = My applications
apply-more = Apply for the special mark

field-product = Product
field-being = You are
