### Forms: what is wrong, the names of fields, words on every form

form-overtaken-title = This has changed meanwhile
form-errors-title =
    { $n ->
        [one] One answer needs another look
       *[other] { $n } answers need another look
    }
form-title-wrong = Please correct: { $title }
form-optional = {" "}(optional)
form-choose = Please choose
form-again = Please correct this and send again; the rest of what you typed is still there.
form-file-again = The file must be chosen again.
form-cancel = Cancel

## What is wrong with an answer

fault-missing = Please fill this in.
fault-too_long = At most { $n } characters; please shorten it.
fault-too_short = At least { $n } characters, please.
fault-character = It holds a character that cannot be used; please take it out.
fault-login = It has 3 to 32 small letters, digits or . - _ and begins with a letter or digit.
fault-taken = Somebody else has it; please choose another.
fault-mail = This is not a mail address. Example: name@example.cn
fault-phone = This is not a telephone number. Give 11 digits of a mobile phone, or a landline with its area code.
fault-uscc = It has 18 digits and capital letters, without I, O, S, V and Z.
fault-uscc_check = The check characters do not fit. Please compare it with the business licence, character by character.
fault-different = The two are not the same; please type them again.
fault-choice = Please choose one of those offered.
fault-unknown = The register has nothing by that name; please check it.
fault-password = It is not right; please type it again.
fault-credentials = The login name or the password is not right, or the account cannot be used at present.
fault-code = It is not right, or it was used before. Please wait for the next one on your phone.
fault-too_common = This password is so common that it is easily guessed; please choose another.
fault-contains_name = A password should not contain the login name or the name of this system.
fault-too_few_kinds = A password needs at least three of these: capital letters, small letters, digits, signs.
fault-reused = This password was used before; please choose another.
fault-agree = Please read this and tick the box first.
fault-file_kind = This kind of file is not taken. Please send a JPEG, PNG or WebP picture or a PDF.
fault-file_size = The file is larger than { $n } MiB; please make it smaller.
fault-file_points = The picture has more points than can be taken: at most { $n } megapixels (about 5,000 × 4,000) as an ordinary JPEG or PNG with 8 bits a colour, fewer as a progressive JPEG, with transparency, with 16 bits a colour or as WebP. Make it smaller, save it as an ordinary JPEG, or send a PDF.
fault-file_bad = The file cannot be read or holds something that may do harm; please send another.
fault-date = This is not a date. Example: 2026-11-26
fault-changed = Somebody changed this after you opened it. Please look at it as it is now before you decide.
fault-decided = This has been decided and cannot be changed any more.
fault-same_person = This takes two people: you cannot decide what you proposed yourself.
fault-number = Please give a number above 0 with at most two decimals, such as 12.5.
fault-future = This day has not come yet; please check.
fault-overtaken = Somebody else changed this while you were writing. It is shown as it stands now, with what you typed; please look at it and send it again.
fault-right_exists = The enterprise has this right already. To change a name, an address or the like, choose a change.
fault-protection_revoked = The protection of this product was revoked by an announcement, so the special mark can no longer be applied for.
fault-supplement_open = The time given for the supplement is not over yet, so it cannot be refused for lateness.
fault-not_handed_over = This application has not been handed over to the national office. Put it on a summary sheet first.
fault-proposer_gone = Whoever proposed the approval no longer holds that post. Send it back to the first opinion, and have it proposed anew.
fault-higher_office = A higher office ordered this, and finds whether it was done. You can report to it what you saw.
fault-unsupplemented = Nothing was changed, added or said since the office asked for a supplement. Change what it asked for, or write to the office why not, and then hand it in.
fault-past = This day is over; please check.
fault-not_after_today = It must be a day after today; please check.
fault-no_record = There is no record to withdraw. To make one, choose an office.
fault-beyond_county = The outline lies in another county than the base. Please check the corners.
fault-before_hand_in = The announcement is of a day before the application was handed in; please check.
fault-too_early = This is not after the day it must follow; please check.
fault-not_passed = Goods that do not meet the standard cannot carry the mark. Please have improved goods tested and give the new report.
fault-unchanged = This is the same as before; please check.
fault-beyond_mark = is after the last day of the trademark.
fault-columns = has other columns than those asked for.
fault-too_many_rows = has more than { $n } rows. Bring them in in parts.
fault-too_many_chosen = Please choose { $n } at most.
fault-no_registrant = is not the account of a registrant, or is not in use.
fault-use_runs_longer = is before the end of a membership or licence that has not ended.
fault-declared = is a member or licensee of this trademark already.
fault-unsigned = Not everyone who must sign has signed.
fault-rows = Rows are doubtful; deal with them first.
fault-no_rows = There is no row to be carried out.
fault-sheet = The table cannot be read; why, is said below.
fault-artwork_kind = This kind of file is not taken. Use PDF, SVG, PNG or JPEG; save EPS as PDF.
fault-day = The authorisation was not in force on that day, or the day has not come.

## The names of fields, by the name they are sent under

field-login = Login name
field-password = Password
field-password_again = Password again
field-old = Present password
field-code = Code
field-uscc = Unified social credit code
field-enterprise_name = Name of the enterprise
field-county = County
field-name = Name
field-mail = Mail address
field-phone = Telephone
field-agree = Statement
field-digest = How often
field-locale = Language of mails
field-statement = Explanation
field-licence = Business licence
field-part = Part
field-demand = What is to be put right
field-basis = Document
field-due = Last day
field-report = What was done
field-finding = What the office found
field-reason = Reason
field-decision = Decision
field-session = Login session
field-message = Message
field-account = Account

## Bases and growers

field-ground_name = Name of the base
field-ground_kind = Kind
field-place = Township, village
field-datum = Coordinate system
field-corners = Corners
field-shape_file = File with the corners
field-visibility = What is public
field-grower_name = Name
field-village = Village
field-plot = Plot
field-area = Area (mu)
field-table_file = Table
field-only_look = Only look, enter nothing
fault-year = This must be a year near today’s.
fault-area = Enter an area above 0 and up to 10,000 mu, with two decimals at most.
fault-elsewhere = By its corners the base lies in another county. Check the county and the coordinate system.
fault-table_rows = { $n } things in the table are to be put right.
fault-shape_empty = There is no corner in it.
fault-shape_too_large = The file may have 2 MB at most.
fault-shape_too_many = There may be 10,000 corners at most; simplify it first.
fault-shape_unreadable = The file cannot be read. Check that its ending says what it is; unpack KMZ to KML first.
fault-shape_crs = The file states another coordinate system than WGS84 or CGCS2000 degrees. Convert it first.
fault-shape_position_line = Line { $n }: no longitude and latitude can be read.
fault-shape_position_feature = Feature { $n }: its coordinates cannot be read.
fault-shape_swapped_line = Line { $n }: longitude and latitude are swapped. Longitude comes first.
fault-shape_swapped_feature = Feature { $n }: longitude and latitude are swapped. Longitude comes first.
fault-shape_outside_line = Line { $n } lies outside Henan (longitude 110.3 to 116.7, latitude 31.3 to 36.4).
fault-shape_outside_feature = Feature { $n } lies outside Henan (longitude 110.3 to 116.7, latitude 31.3 to 36.4).
fault-shape_outside = Some of it lies outside Henan.
fault-shape_kind_feature = Feature { $n } is no area. Save it as a polygon.
fault-shape_few_line = From line { $n } on there are fewer than three corners.
fault-shape_few_feature = Feature { $n } has fewer than three corners.
fault-shape_repeated_line = Line { $n } repeats an earlier corner. Take one of them out.
fault-shape_repeated_feature = Feature { $n } repeats a corner.
fault-shape_crossing_line = The edge from line { $n } to the next corner crosses another. Put the corners in order along the edge.
fault-shape_crossing_feature = An edge of feature { $n } crosses another. Put it right first.
fault-shape_parts = The parts overlap or cross each other. Part them.
fault-shape_small = It is smaller than 0.1 mu. Check the corners.
fault-shape_large = It is larger than 1.5 million mu. Check the corners and the coordinate system.
field-table = Or paste the table
