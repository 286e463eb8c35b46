### Checking a label: the form and the answer to a scan

## Typing a code

verify-heading = Check a label
verify-intro = Scan the QR code on the label with any phone, or type the 25 characters printed below it. No login, and your position is not read.
verify-label = Label code
verify-hint = Five groups of five. Case, spaces and dashes do not matter; the letter O counts as 0, I and L as 1.
verify-placeholder = e.g. 1G7K2 QMX4D 0VN8R J5T3W YHAZC
verify-submit = Check
verify-empty = Enter the label code.
verify-length = A code has 25 characters; you entered { $n }. Compare it with the label.
verify-character = A code never contains “{ $c }”; compare it with the label.
verify-mistyped-headline = The code may be mistyped
verify-mistyped-plain = This code fails its check. One wrong character is enough for that.
verify-mistyped-do = Compare it group by group and try again, or scan the QR code. If it is typed correctly and still fails, do not rely on the label.
verify-address-heading = Look at the address first
verify-address-text = Labels of this register lead to { $host }. If another address opens, the answer is not ours: close it.
verify-user-heading = Ask about an enterprise
verify-user-text = Where there is no label but the name of an enterprise, ask whether it was authorised for a product on a day.
verify-user-link = Ask about an authorisation
verify-is-heading = What a check tells you
verify-no-script = Works without scripting, in any browser and in WeChat.

## The answer to a scan, by outcome

scan-title = Label check
scan-header = Daodi · register of Henan’s geographical indications · label check
scan-recalled-headline = This batch of labels has been recalled
scan-recalled-plain = This batch was recalled on { $date } and should no longer be in use.
scan-recalled-plain-undated = This batch has been recalled and should no longer be in use.
scan-recalled-reason = Reason for the recall: { $reason }
scan-recalled-do = Do not eat or use the product for now. Keep the packet and the receipt and ask the seller or the producer; you can also call 12315.
scan-void-headline = This label is void
scan-void-plain = This label was made void on { $date } and should not be on any product.
scan-void-reason = Reason: { $reason }
scan-void-do = Do not rely on this label for where the product comes from. Ask the seller, or call 12315.
scan-failed_check-headline = This code was not issued by this register; if you typed it, compare it with the label; if you scanned it, do not rely on it
scan-failed_check-plain = Every code carries a check that only the register can compute. In this code it does not match.
scan-failed_check-do = See whether the address is ours and whether the label is damaged. If in doubt tell the local market regulation bureau or call 12315.
scan-never_issued-headline = The register has not issued this code
scan-never_issued-plain = The code is well formed, but no record shows that it was issued. It should not appear on a product.
scan-never_issued-do = Do not rely on the label. Keep the packet and tell the local market regulation bureau or call 12315.
scan-not_in_use-headline = This label was issued but is not yet in use
scan-not_in_use-plain = The label went to the producer, who has not yet recorded using it. On a product already on sale it should be in use.
scan-not_in_use-do = If you bought the product, do not rely on the label for now: ask the seller or the producer, or call 12315.
scan-right_ended-headline = The producer had no right to the special mark on the day of packing
scan-right_ended-plain = The recorded packing day is { $packed }; the producer’s right for this product had ended on { $ended }.
scan-right_ended-plain-never = The recorded packing day is { $packed }; the producer then had no right for this product.
scan-right_ended-do = Do not take it for a product with the right to the mark. You can tell the local market regulation bureau or call 12315.
scan-seen_before-headline = Issued by this register, and checked before
scan-seen_before-plain = This is check number { $n }. The first was on { $date }, in { $province }.
scan-seen_before-plain-no-province = This is check number { $n }. The first was on { $date }, region unknown.
scan-seen_before-do = If you have only just opened the packet and nobody you know has scanned it, compare code, product and producer with what stands below; if they differ, do not rely on it. A packet scanned by others in the shop also reads like this.
scan-seen_before-counting = Several checks by one phone on one day count once.
scan-first_seen-headline = Issued by this register, and checked for the first time
scan-first_seen-plain = This label is neither void nor recalled. This check: { $date }, { $province }.
scan-first_seen-plain-no-province = This label is neither void nor recalled. This check: { $date }, region unknown.
scan-first_seen-do = Compare code, product and producer on the packet with what stands below.

## The facts below the answer

scan-product = Product
scan-enterprise = Producer
scan-base = Base
scan-code = Code
scan-net-content = Net content
scan-net-grams = { $n } g
scan-net-pieces =
    { $n ->
        [one] 1 piece
       *[other] { $n } pieces
    }
scan-packed = Packed on
scan-batch = Label batch
scan-right-heading = Right to the mark
scan-right-on-pack-day = Had the right to use the special mark on the day of packing
scan-right-today = Still in force today
scan-right-ended-since = Ended later, on { $date }
scan-province-unknown = region unknown
scan-journey-heading = So far
scan-journey-today = Your check
scan-journey-first = First check ({ $province })
scan-journey-activated = Taken into use
scan-journey-delivered = Handed to the producer
scan-journey-packed = Packed
scan-journey-issued = Issued
scan-limit-heading = What a check cannot prove
scan-limit-text = A check only shows that this register issued the code and that it is neither void nor recalled. It cannot prove that the contents were not exchanged, nor that the label was not copied.
scan-privacy = This check records the code, the minute, the province and the kind of app. Your position is not read, no login is needed, and the IP address is not kept.
scan-doubt = I have a doubt
scan-doubt-text = For complaints and reports call 12315 or use the national 12315 platform, and give the code above.
scan-product-link = About the product
scan-enterprise-link = About the producer
scan-other-language = 中文
scan-not-national = Daodi is not the national register and not 12315.
scan-demo-headline = Demonstration label
scan-demo-text = This is a demonstration: product and producer are invented, no goods belong to it, and it proves nothing.
