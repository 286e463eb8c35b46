### A producer's applications

my-app-new = New application
my-app-lead = Applications to use the mark, to change a right or to give it up: write them, hand them in, see where they stand.
my-app-empty = No applications yet
my-app-empty-text = Three questions show first whether you may apply. Then you can write it in several sittings and save at any time.
my-app-not-found = No application fits
my-app-not-found-text = Try another word, or leave out the state.
my-app-found = { $n ->
    [one] 1 application
   *[other] { $n } applications
}
my-app-search = Product, enterprise or receipt number
my-app-any-state = Any state
my-app-column-what = Application
my-app-column-turn = Whose turn
my-app-column-since = Since
my-app-your-turn = Your turn
my-app-discarded = The draft was deleted.

## To begin

my-app-kind-about-new = To use the special mark for a product for the first time.
my-app-kind-about-change = You have the right, and name, address, place, goods or standard change. Changes are reviewed and announced as well.
my-app-kind-about-giving_up = You have the right and will not use it any more. Once recorded this cannot be undone; to use the mark again takes a new application.
my-app-no-enterprise = Your account belongs to no enterprise yet
my-app-no-enterprise-text = Applications are made for an enterprise, co-operative or individual business. Please claim yours first; once that is checked you can go on here.
my-app-first-look = Not sure whether you may apply? Look first:
my-app-go-on = Go on
my-app-no-right = No right of yours is on record
my-app-no-right-text = Changing and giving up are about a right you have. Where it stands in an announcement but not here, go on by the product’s name; the managing office checks it.
my-app-right-by-name = My right is not in the list: go on by the product’s name
my-app-which-right = Which right
my-app-no-way = No way is open for “{ $product }” at present
my-app-no-way-text = The register has no right in this name under which the special mark can be applied for.
my-app-is-open = An application of this kind for this product is under way already; you need no second one.
my-app-is-open-go = Open that application
my-app-other-product = Another product
my-app-way-hint = Choose the way that is open to you; one is enough.
my-app-change-hint = One application for one kind of change; please make several where several things change.
my-app-begin-new = Begin
my-app-begin-change = Begin the change
my-app-begin-giving_up = Begin
my-app-begin-next = Next come a few pages. Each is saved, even where something is wrong; until you hand it in only your enterprise sees it.
field-change_of = What changes
field-way = Way
field-enterprise = In whose name
field-words = Message
field-file = File

## What was done

my-app-done-begun = The draft is there. Fill in page by page; you can leave at any time and go on later.
my-app-done-open = There was an application of this kind for this product already: this is it.
my-app-done-submitted = The application was handed in. Please keep the receipt number and give it when you ask about it.
my-app-done-supplemented = The supplement was handed in; the office that asked for it goes on.
my-app-done-withdrawn = The application was withdrawn.
my-app-done-said = Your message was sent.

## A draft

my-app-sections = Pages
my-app-sections-note = In any order, and not all at once.
my-app-filled-empty = Empty
my-app-filled-open = { $n } to do
my-app-filled-whole = Complete
my-app-filled-wanted = To be supplemented
my-app-missing = Still empty:
my-app-ready = { $n } of { $all } pages complete
my-app-next-first = Begin: { $title }
my-app-next-section = Go on: { $title }
my-app-next-preview = All complete: preview and hand in
my-app-next-supplement = Preview and hand in the supplement
my-app-discard-heading = Delete the draft
my-app-discard-text = If you do not mean to apply, you can delete it. What was written and uploaded goes with it and cannot be brought back.
my-app-discard = Delete the draft

## A page

my-app-page-of = Page { $n } of { $all }
my-app-saved = Saved at { $hour }
my-app-autosaved = Saved by itself at {"{hour}"}
my-app-autosave-failed = Could not be saved; please press Save
my-app-save = Save
my-app-save-next = Save and go to: { $title }
my-app-next-page = Next: { $title }
my-app-save-preview = Save and preview
my-app-wrong = What you wrote is saved. Mend it now, or go on and mend it before you hand it in.
my-app-wrong-papers = Missing papers can be uploaded later, before you hand it in.
my-app-closed = This application was handed in and cannot be changed now.
my-app-later = Go to the next page first
my-app-back = Back to the application
my-app-offered = Some answers are filled in as the register has them. Please check and save.
my-app-no-uscc = The register does not have your unified social credit code yet; it is needed before you can hand in. Please ask the managing office to add it.
my-app-applicant-note = Name and code come from the register. If they are wrong, please ask the managing office to correct them.
my-app-area = Protected area
my-app-area-note = The text of the announcement decides. Whether a plot lies inside is checked by the managing office.
my-app-place-outside = The chosen county is not in the protected area as the register has it. You can hand it in all the same and the managing office decides; better telephone first.
my-app-declare-lead = Please read each line and tick it if you agree.

## The papers

my-app-papers-lead = Photos from your phone will do if they can be read. JPEG, PNG, WebP and PDF are taken, each file up to { $n } MiB; several photos can be sent one by one.
my-app-paper-there = Provided
my-app-paper-missing = This paper is needed.
my-app-paper-file = Choose a file: { $paper }
my-app-paper-another = Add another file: { $paper }
my-app-paper-about = What it is, what is taken in its place
my-app-paper-send = Upload
my-app-paper-remove = Remove
my-app-paper-remove-name = Remove “{ $name }”

## Preview and handing in

my-app-preview-heading = Preview
my-app-preview-lead = This is what the officers will see.
my-app-preview-whole = Nothing is missing; you can hand it in.
my-app-preview-to-submit = To the button at the end
my-app-preview-open = { $n ->
    [one] 1 thing to mend before you hand it in
   *[other] { $n } things to mend before you hand it in
}
my-app-submit-heading = Hand in
my-app-submit-text = It goes to { $office }. After that nothing can be changed unless a supplement is asked for; you can withdraw it until it is announced.
my-app-submit-supplement-text = The office that asked goes on from here. Nothing can be changed after that unless another supplement is asked for.
my-app-submit = Hand in the application
my-app-submit-supplement = Hand in the supplement
my-app-submit-not-yet = { $n ->
    [one] 1 thing is left; after that the button appears here.
   *[other] { $n } things are left; after that the button appears here.
}

## Where it stands

my-app-now-submitted = It lies with { $office }, which decides whether to accept it. There is nothing for you to do; you will get a message.
my-app-now-accepted-check = { $office } has accepted it and will arrange the site check. Please answer your telephone.
my-app-now-accepted = { $office } has accepted it; the first opinion is next.
my-app-now-site_check = { $office } will send two people to see the place. Have the originals of your papers and your production records ready, and answer your telephone.
my-app-now-review = { $office } is working on it: { $state }. There is nothing for you to do.
my-app-now-national_review = The province’s office has agreed. The national office examines and announces; this register records the result and tells you. The decision is the national office’s and cannot be hurried from here.
my-app-now-supplement = Please supplement it and hand it in again
my-app-now-announced = Announced on { $day }; the right is in force from the announcement. Next the download of the artwork is opened; only then do you get the official artwork.
my-app-now-approved = Approved on { $day }; the right is in force. Next the download of the artwork is opened; only then do you get the official artwork.
my-app-now-given_up = Recorded as given up on { $day }. Please do not use the special mark any more.
my-app-now-download_opened = The download of the artwork was opened on { $day }. Please use the national office’s artwork as it is; do not draw or change it.
my-app-now-not_accepted = Not accepted
my-app-now-rejected = Not approved
my-app-now-refused-do = If you do not agree, the decision names the way and the time to object. Once the matter is mended you can also apply again.
my-app-now-withdrawn = You withdrew this application; the offices do nothing more with it.
my-app-reason = Reason
my-app-again = Apply again
my-app-announced-in = Announcement
my-app-marks-heading = What is to be supplemented
my-app-marks-text = Open each and mend it; other answers can be corrected as well. Then preview and hand in.
my-app-words-heading = Messages
my-app-say-label = Write to the office
my-app-say-hint = Questions, or another day for the site check. Messages are part of the file.
my-app-say = Send
my-app-history-heading = History
my-app-statement-heading = What was handed in
my-app-statement-open = Show all answers and papers
my-app-withdraw-heading = Withdraw
my-app-withdraw-text = The offices will do nothing more with it. To apply later you must begin anew.
my-app-withdraw = Withdraw the application
my-app-no-bases = You have declared no base for this product yet. You can apply without one: describe the places below.
my-app-base-new = Declare a base (save this page first)
