### Error pages

error-404-title = Page not found
error-404-what = The address may be mistyped, or the page has moved.
error-404-do = Search, or start again from one of these.
error-404-code = To check a label, type its code on the label page.
error-410-title = This page is gone
error-410-what = It existed once and is no longer offered.
error-410-do = Search for the product or enterprise instead.
error-413-title = Too large
error-413-what = What was sent is larger than this form may take. Send a smaller file or a shorter text.
error-422-title = Something was entered wrongly
error-422-what = One entry does not fit: { $field }.
error-422-what-plain = One entry does not fit.
error-422-do = Go back, change it and send again; nothing else is affected.
error-429-title = Too many requests
error-429-what = There were too many requests in a short time, perhaps from several people on one network.
error-429-do =
    { $n ->
        [one] Try again in one second.
       *[other] Try again in { $n } seconds.
    }
error-500-title = Something went wrong here
error-500-what = The fault is ours, not yours. It has been recorded.
error-500-do = Try again later. When you contact us, give this number: { $id }
error-503-title = Not available just now
error-503-what = The system is being maintained or is too busy.
error-503-do = Try again in a few minutes. If you need to check a label, keep the packet.
error-link-over-title = The download link has run out
error-link-over-what = A download link holds for one minute. Open the file again; sign in first if you are asked to.
error-link-again = Open the file again
error-link-forged-title = The download link is not valid
error-link-forged-what = This link was not made by this system, or it was changed. Open the file again from the page it is on.
error-request-id = Request number
error-ways-on = Ways on
error-400-title = The address has a wrong parameter
error-400-what = The parameter { $name } cannot be “{ $value }”.
error-400-do = Open the page without the parameters, or go on from one of the places below.
error-405-title = This page cannot be opened in this way
error-405-what = The address does not accept this kind of request.
error-414-title = The address is too long
error-414-what = The address or the search text is longer than can be read.
error-414-do = Please shorten the search text and try again.
error-last-page = Go to the last page
error-without-parameters = Open without parameters
error-upload-empty = The file is empty.
error-upload-kind = Only JPEG, PNG and WebP pictures and PDF files are taken.
error-upload-mismatch = The content does not fit the file’s name or type. Choose it again under its original name.
error-upload-too-large = The file is too large: at most 10 MB for a picture, 20 MB for a PDF.
error-upload-dimensions = The picture has too many points. Make it smaller: at most 20 megapixels (fewer for WebP, progressive JPEG, transparency or 16 bits a colour), no side above 16,384.
error-upload-damaged = The file is incomplete or damaged. Export it or take it again.
error-upload-active = The PDF holds scripts, automatic actions or attachments. Print it to a new PDF and send that.
error-upload-busy = Too many files are being worked on. Try again in a moment.
error-upload-slow = The file took too long. Try again with a smaller one.

## Refusals

error-401-title = Please sign in first
error-401-what = This page is for people who are signed in. You are not signed in yet, or you were signed out after a while without use.
error-401-do = After signing in you come back to the page you wanted.
error-401-button = Sign in
error-403-title = This is not open to you
error-403-what = Your role cannot use this page.
error-403-what-role = You are signed in as “{ $login }” ({ $role }); this role cannot use this page.
error-403-do = You can use the pages below. If your work needs more, ask the system administrator; roles are proposed by the system administrator and approved by the security administrator.
error-second-factor-title = Please set up two-step sign-in first
error-second-factor-what = Your role decides, administers or reads everything, so signing in takes a second proof besides the password.
error-second-factor-do = Have a mobile phone ready; it takes about three minutes. Then you can go on.
error-second-factor-button = Set up two-step sign-in
error-confirm-title = Please confirm that it is you
error-confirm-what = This act touches other people’s rights or data, so it must be certain that it is you.
error-confirm-do = Once confirmed, you are not asked again for 10 minutes.
error-confirm-button = Confirm
error-409-title = This has changed
error-409-what = Somebody changed or decided it after you opened the page. What you sent was not done.
error-409-do = Please look at it as it is now, then decide whether to act again.
error-409-button = See it as it is now
error-sent-before-title = This form was sent before
error-sent-before-what = The same form was sent earlier with other content, so it was not carried out again.
error-sent-before-do = What was sent first stands. To send something else, open the form anew.
error-sent-before-button = Open it anew
