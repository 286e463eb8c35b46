### The officers' desk

desk-days =
    { $n ->
        [0] today
        [one] 1 day
       *[other] { $n } days
    }
desk-count-received = Claims to be checked
desk-oldest = Longest wait, days
desk-count-accepted = Accepted
desk-count-refused = Refused
desk-reader = You can read this but not decide.
desk-nothing = No claim waits.
desk-waiting-heading = Claims to be checked
desk-waiting-all = All { $n }
desk-longest = longest wait: { $age }
desk-decided-heading = Decided last
desk-state-all = All
desk-found =
    { $n ->
        [one] 1 claim
       *[other] { $n } claims
    }
desk-search-label = Search claims
desk-search-placeholder = Enterprise, code or login name
desk-empty = No claim in this state
desk-empty-text = New claims appear under “To be checked”.
desk-not-found = No claim matches
desk-not-found-text = Check the name or the code, or search in every state.
desk-search-everywhere = Search in every state
desk-claimant = Claimant
desk-age = Waiting
desk-compare-heading = What is stated, beside the register
desk-compare-what = What
desk-compare-claimed = Stated
desk-compare-recorded = Register says
desk-compare-fit = Comparison
desk-compare-fits = Wherever the register says something, it is the same.
desk-compare-differs =
    { $n ->
        [one] 1 line differs from the register; please check the papers before deciding.
       *[other] { $n } lines differ from the register; please check the papers before deciding.
    }
desk-fit-same = Same
desk-fit-differs = Differs
desk-fit-silent = Nothing to compare
desk-prefecture = Prefecture
desk-county = County
desk-registered-in = Characters 3 to 8 of the code, { $code }: first registered in { $place }. The code stays when an enterprise moves, so this is only a hint.
desk-elsewhere = another province, or a division that has changed
desk-missing = The register does not have this enterprise
desk-missing-text = If you accept, a record is made from the name, code and place the claimant states. Please make sure first that it is none of those below.
desk-alike = Enterprises with a similar name
desk-alike-none = The register has no enterprise with a similar name either.
desk-already-heading = Members or other claims
desk-already-text = Somebody else is there already. Accepted, the claimant stands beside the present owner; please find out what they are to each other.
desk-already-members = Present members
desk-already-others = Other claims
desk-statement-heading = What the claimant says
desk-papers-read = Downloading a paper is recorded. Please do not pass it on or use it for anything else.
desk-history-heading = What was done
desk-event-claim-make = Handed in
desk-event-claim-withdraw = Taken back
desk-event-claim-decide = Decided
desk-event-file-upload = Paper added
desk-event-file-read = Paper looked at
desk-event-person-reveal = Claimant’s contact shown in full
desk-account-since = { $login }, registered { $date }
desk-revealed = Shown in full above until you leave this page. That you looked, and why, is recorded.
desk-reveal = See the full contact
desk-reveal-reason = Why
desk-reveal-hint = For example: a paper is unreadable and must be asked about. Reason and time are recorded.
desk-reveal-submit = Show
desk-decide-question = Do you accept the claim?
desk-accept = Accept
desk-accept-what = The claimant becomes the enterprise’s owner in this system, can add operators and act for it. This is no permission to use the special mark.
desk-accept-new-what = A record of the enterprise is made as stated, and the claimant becomes its owner, can add operators and act for it. This is no permission to use the special mark.
desk-refuse = Refuse
desk-refuse-what = The claimant gets the reason and can claim again once it is mended.
desk-reason-hint = Required for a refusal. It goes to the claimant word for word: please name the facts and the papers that are missing.
desk-decide-final = A decision takes effect at once, cannot be changed, and is recorded.
desk-decide-submit = Decide
desk-was-accepted = Accepted
desk-was-refused = Refused
desk-was-withdrawn = Taken back by the claimant
desk-done-accepted = The decision is in force; the claimant is told.
desk-done-refused = The decision is in force; the claimant gets the reason.
desk-to-decision = Decide
