### The parts of the pages behind the sign-in

section-my = My account
section-desk = Desk
section-admin = Administration
section-areas = Parts
section-menu = Menu
section-overview = Overview
section-enterprises = Enterprises
section-applications = Applications
section-messages = Messages
section-contact = Contact
section-password = Password
section-second-factor = Two-step sign-in
section-sessions = Sign-ins
section-data = Personal data
section-members = Members and licensees
section-handling = Managing offices
section-marks = Trademarks
section-claims = Claims
section-accounts = Accounts
section-proposals = Decisions by two
section-offices = Offices
section-all-sessions = Sessions
section-policy = Limits and rules
section-keys = Keys
section-mail = Mail
section-audit = Audit trail
section-unread =
    { $n ->
        [one] 1 unread
       *[other] { $n } unread
    }
section-sign-out = Sign out
section-sign-in = Sign in
