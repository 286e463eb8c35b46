### GI trademarks, their members and licensees

use-state-declared = To be confirmed
use-state-confirmed = Confirmed
use-state-ended = Ended

marks-my-lead = GI trademarks of which you are the registrant. Keep their members or licensees here; the provincial office confirms them.
marks-desk-lead = Collective and certification marks with the accounts of their registrants, their members and licensees.
marks-tie = Enter a trademark
marks-tie-lead = Ties a GI trademark to the account of its registrant, who then declares members or licensees for your office to confirm.
marks-tie-submit = Enter
marks-tied = The trademark is entered; its registrant is told.
marks-found = { $n ->
    [one] { $n } trademark
   *[other] { $n } trademarks
}
marks-search-label = Search trademarks
marks-search-placeholder = Number, registrant or product
marks-empty = No trademark yet
marks-my-empty-text = Once the provincial office has entered a trademark for your account it stands here.
marks-desk-empty-text = First open an account for the registrant, then enter its trademark.
marks-not-found = No trademark fits
marks-not-found-text = Check the number or the name.
marks-declared = To be confirmed
marks-confirmed = Confirmed
marks-title = Trademark { $number }
marks-facts = What is on record
marks-members = Members
marks-licensees = Licensees
marks-users-found = { $n ->
    [one] { $n } enterprise
   *[other] { $n } enterprises
}
marks-users-search = Search enterprises
marks-users-placeholder = Name, code or filing number
marks-state-all = All
marks-users-empty = No enterprise fits
marks-users-my-empty = Declare them below one by one, or bring in a list at once.
marks-users-empty-text = Once the registrant has declared some they stand here.
marks-export-xlsx = Download Excel
marks-export-csv = Download CSV
marks-with-mark = As long as the mark
marks-choose = Choose
marks-choose-one = Choose { $name }
marks-confirm = Confirm the chosen
marks-confirm-what = Check the membership, or number and day of the announced licence filing. A confirmation goes into the public log.
marks-declare-heading = Declare one
marks-declare = Declare
marks-until-hint = Not after { $day }, the trademark's last day. Left open: as long as the mark.
marks-list-heading = Bring in a list
marks-list-hint = At most { $n } enterprises at once. It is shown first; nothing is written before you say so.
marks-rows-hint = Or copy the rows with their headings from a spreadsheet. Headings: uscc, name, filing_no, filed_on, since, until.
marks-list-read = Preview
marks-change-heading = Correct the trademark
marks-expires-hint = The trademark's last day. After a renewal, the new one.
marks-change = Save the correction
marks-registrant-hint = Login name of the registrant's account.
marks-product-empty = Choose a product
marks-number-hint = The number on the certificate, for example 3047772.
marks-done-declared = Declared; the provincial office is to confirm.
marks-done-confirmed = Confirmed; the registrant is told.
marks-done-changed = Corrected; the registrant is told.
marks-done-ended = Ended, and entered in the public log.
marks-declared-at = Declared at
marks-confirmed-at = Confirmed at
marks-end-heading = End the use
marks-end-what = An end is final, and the right to the special mark that rests on it lapses with it. To use it again it must be declared anew.
marks-last-day-hint = The last day of membership or licence, not after today.
marks-end-reason-hint = For example: left the association, licence contract dissolved.
marks-end = End
marks-preview = Preview of the list
marks-preview-clean = { $n ->
    [one] The { $n } enterprise of the list is in order.
   *[other] All { $n } enterprises of the list are in order.
} Nothing is written yet: check and confirm.
marks-preview-wrong = To be put right: { $bad }. In order: { $n }. The list can be taken once all of it is in order.
marks-problems = Rows to be put right
marks-line = Line
marks-row = Row
marks-wrong = What is wrong
marks-in-order = Enterprises in order
marks-apply = Declare all
marks-apply-not = Back without declaring
marks-again-hint = You may put it right here and look at the preview again.

field-registrant = Registrant's account
field-mark_no = Trademark number
field-holder = Registrant
field-expires = Last day of the mark
field-filed_on = Day of the filing's announcement
field-since = First day
field-until = Last day
field-last_day = Last day
field-list = List (CSV file)
field-rows = List
field-use = Enterprise

message-trademark_tied = Trademark { $number } was entered for your account. Please declare its members or licensees.
message-trademark_changed = What is on record of trademark { $number } was corrected. Please check it.
message-use_confirmed = Members or licensees of trademark { $number } were confirmed: { $n }.
message-use_ended = The use of trademark { $number } by “{ $enterprise }” was ended. Reason: { $reason }
