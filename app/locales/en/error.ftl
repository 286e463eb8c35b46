### Error pages

error-404-title = Page not found
error-404-what = The address may be mistyped, or the page has moved.
error-404-do = Search, or start again from one of these.
error-404-code = To check a label, type its code on the label page.
error-410-title = This page is gone
error-410-what = It existed once and is no longer offered.
error-410-do = Search for the product or enterprise instead.
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
