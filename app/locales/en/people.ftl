### Names of roles, parts, states and proposals

role-producer = Producer
role-registrant = Trademark registrant
role-laboratory = Laboratory
role-county_officer = County officer
role-city_officer = City officer
role-province_officer = Province officer
role-auditor = Auditor
role-system_admin = System administrator
role-security_admin = Security administrator
role-audit_admin = Audit administrator
role-none = No role yet

part-owner = Owner
part-operator = Operator

account-state-invited = Not in use yet
account-state-active = In use
account-state-disabled = Disabled
account-state-erased = Person erased

claim-state-received = To be checked
claim-state-accepted = Accepted
claim-state-refused = Refused
claim-state-withdrawn = Taken back

proposal-kind-grant_role = Give a role
proposal-kind-revoke_role = Take a role away
proposal-kind-erase_person = Erase a person
proposal-kind-reset_second_factor = Reset a second factor

proposal-state-open = To be decided
proposal-state-approved = Approved
proposal-state-refused = Refused
proposal-state-withdrawn = Taken back

office-level-province = Province
office-level-city = City
office-level-county = County
