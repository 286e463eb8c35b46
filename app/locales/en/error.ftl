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
