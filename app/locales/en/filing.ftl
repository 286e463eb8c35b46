### Entering announcements

section-announcements = Entering announcements
filing-list-intro = One person enters and checks, another applies the whole.
filing-new = Enter an announcement
filing-new-intro = First the announcement itself, then its rows one by one or as a table. Every step is saved.
filing-new-submit = Save and go on to the rows
filing-search-label = Find by title or number
filing-found =
    { $n ->
        [one] 1 announcement
       *[other] { $n } announcements
    }
filing-empty = No announcement matches
filing-empty-text = Try other words, or enter a new one.
filing-changed = Last changed
filing-rows = Rows
filing-state-draft = Being entered
filing-state-proposed = Waits for a second person
filing-state-applied = Applied
filing-state-discarded = Discarded

filing-text-hint = As the announcement itself has it, such as 国家知识产权局公告第六五〇号
filing-year-hint = Only where the number has one
filing-date-hint = Rights are in force from this day
filing-track-hint = For rows that do not say it
filing-track-any = Each row says it, or the product has one only
filing-source-hint = Official address, or the paper it stands in

field-issuer = Issuer
field-text = Title
field-year = Year
field-date = Date
field-track = Kind of right
field-source = Where it stands
field-sheet = Table
field-chosen_product = Product meant
field-chosen_enterprise = Enterprise meant
field-left_out = Why it is left out

filing-counts = { $n } rows, { $doubtful } doubtful, { $out } left out
filing-returned = Sent back
filing-change = Correct what is said of the announcement
filing-change-submit = Save
filing-sheet = Bring a table (CSV or XLSX)
filing-sheet-hint = The first line names the columns: { $columns }. No formulas; CSV in UTF-8.
filing-sheet-replaces = It takes the place of all rows.
filing-sheet-submit = Read and check
filing-template = Empty template
filing-row-new = Type a row
filing-row-correct = Correct row { $number }
filing-row-save = Save the row
filing-row-gone = This row is no longer there; the table may have been replaced.
filing-row-take-up = Take up what the register lacks
filing-row-take-up-hint = Takes name, unified social credit code and county; a product takes class and place.
filing-row-leave-out = Leave this row out
filing-row-left-out-hint = Where the row is left out
filing-row-out = Left out
filing-row-good = In order
filing-row-new-taken = Taken up
filing-case-answers = Applying this row closes the application.
filing-case-stopped = The enterprise has asked to give up. Applied, this row records the right as stopped and closes the application. If the announcement follows that application, leave the row out and record the announcement in the application.
filing-case-before = Handed in after the day of the announcement: it goes on waiting.
filing-case-other_change = It asks for another change: it goes on waiting.
filing-cases = { $n ->
    [one] One application is closed with it.
   *[other] { $n } applications are closed with it.
}
filing-choose-product = Which product does the announcement mean?
filing-choose-enterprise = Which enterprise does the announcement mean?
filing-choose-none = The one of the name and code above
filing-line = Row
filing-finding = Result
filing-may-take-up = Named whole: it can be taken up.
filing-none-such = There are no such rows.
filing-no-rows = No rows yet
filing-no-rows-text = Bring a table, or type the rows.
filing-show-doubtful = Doubtful
filing-show-all = All
filing-show-out = Left out
filing-take-up-text = { $n } rows name what the register lacks, with code and place.
filing-take-up = Take all up ({ $n })
filing-propose-heading = Hand on
filing-propose-wait = First deal with the doubtful rows.
filing-propose-text = Another person checks and applies the whole. Meanwhile it cannot be changed.
filing-propose = Hand to a second person
filing-discard = Discard
filing-discard-text = It cannot be brought back. The register stays as it is.
filing-decide-question = Having compared it with the announcement, what is to be done?
filing-apply = Apply
filing-apply-text = All rows take effect at once and enter the public log. This cannot be undone.
filing-back = Send back
filing-back-text = It becomes a draft again.
filing-reason-hint = For instance: compared with the announcement’s text
filing-decide-submit = Confirm
filing-own = You entered or handed on this announcement: another person applies it. You may take it back.
filing-doubtful-now = The register has changed since, and rows are doubtful now. Send it back.
filing-made-by = Entered
filing-proposed-by = Handed on
filing-decided-by = Decided
filing-applied-by = Applied

filing-done-made = Saved. Now the rows.
filing-done-changed = Saved.
filing-done-read = Read and checked row by row.
filing-done-row = The row is saved.
filing-done-taken = Marked to be taken up.
filing-done-proposed = Handed on to a second person.
filing-done-returned = Sent back.
filing-done-applied = Applied: all rows have taken effect.
filing-done-discarded = Discarded.

## What is doubtful about a row

item-field-product = Product
item-field-enterprise = Enterprise
item-field-uscc = Unified social credit code
item-field-place = County
item-field-address = Address
item-field-track = Kind of right
item-field-number = Certificate or registration number
item-field-holder = Applicant or holder
item-field-category = Class
item-field-new_name = New name
item-field-new_address = New address
item-field-term_end = Term ends
item-field-reason = Reason

item-problem-missing = missing.
item-problem-too_long = too long.
item-problem-character = holds a character that it cannot have.
item-problem-product_unknown = the register has no such product.
item-problem-product_alias = another name of “{ $other }”, not the registered one.
item-problem-product_several = several products are called so.
item-problem-enterprise_unknown = the register has no such enterprise.
item-problem-enterprise_former = a former name of “{ $other }”.
item-problem-enterprise_several = several enterprises are called so.
item-problem-uscc = not a code of 18 characters.
item-problem-uscc_check = the check characters do not agree: compare it with the announcement.
item-problem-uscc_missing = an enterprise to be taken up needs its code.
item-problem-uscc_disagrees = the register has { $other }.
item-problem-name_disagrees = the register has “{ $other }” under this code.
item-problem-place = no such place, or several.
item-problem-category = no such class.
item-problem-track = not understood, or not for the special mark.
item-problem-track_several = the product has several: say which ({ $other }).
item-problem-track_none = the product has no such right.
item-problem-right_exists = authorised already, since { $other }.
item-problem-right_none = there is no such authorisation.
item-problem-right_ended = the authorisation ended on { $other }.
item-problem-day = the announcement is earlier than the authorisation of { $other }.
item-problem-duplicate = the same as row { $other }.
item-problem-demo = this is demonstration data.
item-problem-date = not a day, or before the announcement.

## Why a table is not read

sheet-fault-empty = There is nothing in the table.
sheet-fault-too_large = The file is too large, packed or unpacked. Split it, or take out what is not needed.
sheet-fault-too_many_rows = More than 2,000 rows: enter them in parts.
sheet-fault-kind = Only CSV and XLSX are read. Save an old XLS as XLSX.
sheet-fault-damaged = The workbook is damaged. Save it anew.
sheet-fault-encoding = Line { $line } is not UTF-8 (perhaps GBK). Save it as “CSV UTF-8” or XLSX.
sheet-fault-quotes = The quotes of line { $line } are not closed.
sheet-fault-formula = Line { $line } holds a formula. Paste values.
sheet-fault-cell = Line { $line } holds an error value.
sheet-fault-heading = The template has no column “{ $value }”.
sheet-fault-twice = The column “{ $value }” stands twice.
sheet-fault-column = The column “{ $value }” is missing.
sheet-fault-wide = Line { $line } has more cells than there are columns.

## Messages

message-announcement_applied = The announcement “{ $text }” was applied: { $reason }
message-announcement_returned = The announcement “{ $text }” was sent back: { $reason }
message-right_granted = Your authorisation for “{ $product }” is in force from { $day }.
message-right_changed = Your authorisation for “{ $product }” was changed on { $day }.
message-right_ended = Your authorisation for “{ $product }” ended on { $day }.
message-right_lapsed = The authorisation of “{ $title }” ended; it is not in force from { $day }: { $reason }
message-right_unused = “{ $title }”: no use of the mark recorded for 18 months; two years are over on { $day }.
message-right_stoppable = “{ $title }”: on { $day } two years had passed without a recorded use; there is a ground to stop it.
message-right_rectification = “{ $title }”: something is to be put right by { $day }: { $reason }
message-right_reported = “{ $title }”: on { $day } the user reported that it is done: { $reason }
message-right_rectified = “{ $title }”: on { $day } the office found it put right: { $reason }
message-right_returned = “{ $title }”: the office found it not put right; it is to be done by { $day }: { $reason }

## Preliminary recognitions

filing-objections-heading = Preliminary recognitions and objections
filing-objections-announcement = Announcement
filing-objections-waiting = Products not recognised yet
filing-objections-open = Objections possible
filing-objections-over = Time over; recognition not announced
