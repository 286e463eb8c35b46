### Names and explanations of the domain's codes

## Tracks of protection: names follow Order 80 and Order 79 of 2023

track-gi_product = Protected product
track-collective_mark = Collective mark
track-certification_mark = Certification mark
track-gi_trademark_unspecified = GI trademark, kind to be confirmed
track-agri_gi_legacy = Agricultural GI
track-none = Right to be confirmed
track-full-gi_product = Protected geographical indication product
track-full-collective_mark = Geographical indication collective mark
track-full-certification_mark = Geographical indication certification mark
track-full-gi_trademark_unspecified = Geographical indication trademark (collective or certification mark, to be confirmed)
track-full-agri_gi_legacy = Agricultural geographical indication (registered by the agriculture ministry)
track-explain-gi_product = Recognised by announcement of the national intellectual property office, before 2018 by the quality inspection administration. Today’s rule is the Measures for the Protection of Geographical Indication Products (Order 80).
track-explain-collective_mark = A trademark registered by an association or similar body for use by its members.
track-explain-certification_mark = A trademark registered by a body able to supervise it and licensed to producers who meet its conditions.
track-explain-gi_trademark_unspecified = The source only says that it is a GI trademark, not whether it is a collective or a certification mark. Nothing is inferred until that is confirmed.
track-explain-agri_gi_legacy = Registered by the agriculture ministry until March 2022. Existing registrations stay protected and are being turned into protected products.
track-explain-none = No source read states under which right it stands, so none is claimed. It may be protected, or simply a local speciality.

## How well a product's protection is founded

product-standing-cited = Number cited
product-standing-stated = Stated, no number seen
product-standing-open = Right to be confirmed
product-standing-explain-cited = A source cites an announcement, certificate or trademark number.
product-standing-explain-stated = A source states the kind of right but gives no number.
product-standing-explain-open = No source read states a kind of right.

## What sources say of an enterprise

enterprise-standing-reported_user = Reported user, not confirmed by a roll
enterprise-standing-holder = Holder or applicant
enterprise-standing-works_with = Works with the product
enterprise-standing-brand = Time-honoured or brand firm
enterprise-standing-not_gi = Not linked to a GI
enterprise-standing-explain-reported_user = A report says that it uses the special mark. No roll or announcement has confirmed it, so it does not count as an authorisation.
enterprise-standing-explain-holder = A source names it as holder of, applicant for, or manager of a registration or trademark.
enterprise-standing-explain-works_with = A source says that it grows, makes or sells the product, not that it may use the special mark.
enterprise-standing-explain-brand = “Time-honoured brand” and similar titles are awards, not permission to use a geographical indication.
enterprise-standing-explain-not_gi = A firm or institution that a plan names for its intellectual property, without a link to geographical indications.

## Authorisation to use the special mark

authorisation-active = In force
authorisation-rectification_ordered = Rectification ordered
authorisation-change_pending = Change pending
authorisation-stopped = Right stopped
authorisation-given_up = Given up
authorisation-lapsed = Lapsed
authorisation-cancelled = Cancelled
authorisation-explain-active = The special mark may be used.
authorisation-explain-rectification_ordered = Still in force while matters are put right; it may be stopped if they are not.
authorisation-explain-change_pending = A change of name or place is being handled; in force meanwhile.
authorisation-explain-stopped = The special mark may no longer be used.
authorisation-explain-given_up = The user gave it up; the special mark may no longer be used.
authorisation-explain-lapsed = The licence, the membership or the trademark has ended, and the right with it.
authorisation-explain-cancelled = The registration was cancelled; the special mark may no longer be used.

## How sure a kind of field is

certainty-high = High
certainty-good = Good
certainty-medium = Medium
certainty-low = Low
certainty-incomplete = Incomplete
certainty-explain-high = Checked against the official text.
certainty-explain-good = Mostly from announcements or newspapers.
certainty-explain-medium = Found only in an encyclopaedia, a reprint or a trade page.
certainty-explain-low = From reports of differing years, which may count differently.
certainty-explain-incomplete = Known to be incomplete: absence says nothing.

## Plans and figures

plan-status-formal = Issued
plan-status-draft_for_comments = Draft for comments
plan-status-explain-draft_for_comments = A draft for comments binds nobody; its figures may have changed since.
indicator-kind-cumulative = Cumulative
indicator-kind-yearly = Yearly
figure-kind-actual = Actual
figure-kind-target = Target
figure-kind-base = Base

## Announcements

issuer-cnipa = China National Intellectual Property Administration
issuer-aqsiq = Former General Administration of Quality Supervision, Inspection and Quarantine
issuer-agriculture = Ministry of Agriculture and Rural Affairs (formerly Ministry of Agriculture)
issuer-unstated = Issuer not stated
announcement-kind-recognition = Recognition of products
announcement-kind-acceptance = Acceptance of an application
announcement-kind-agri_registration = Registration of agricultural GIs
announcement-kind-origin_mark = Registration of an origin mark
announcement-kind-preliminary = Recognises preliminarily
announcement-kind-user_approval = Approves users
announcement-kind-user_change = Approves changes of users
announcement-kind-user_stop = Stops users
announcement-kind-revocation = Revokes protection

## Kinds of source

source-kind-plan = Published plan
source-kind-web = Newspaper or web page
source-kind-package = Published data package

## Divisions and points

level-province = Province
level-prefecture = Prefecture
level-county = County
level-zone = Functional zone (statistics only)
division-status-current = Current
division-status-abolished = Abolished
division-status-statistical = Statistical only
place-precision-province_seat = Provincial seat
place-precision-prefecture_seat = Prefectural seat
place-precision-county_seat = County seat
place-precision-county_label_point = Label point of the county
place-precision-township = Township point, good to 1–2 km
place-precision-locality = Point of a locality

## Batches of labels

batch-issued = Issued
batch-delivered = Delivered
batch-activated = In use
batch-closed = Used up
batch-recalled = Recalled

## Sets of data

data-set-divisions = Divisions
data-set-division_changes = Changes of divisions
data-set-places = Places
data-set-townships = Townships
data-set-plans = Plans
data-set-indicators = Indicators
data-set-city_comparison = Comparison of cities
data-set-programmes = Programmes
data-set-products = Products
data-set-enterprises = Enterprises
data-set-bases = Bases
data-set-certainty = Certainty of fields
