//! Roles: what an account is. One role an account, so that nobody can hold two that must be kept apart.

use super::OfficeLevel;
use crate::coded::coded;

coded! {
    /// What an account is. A person with two functions has two accounts: then no act is ever done in the wrong one, and
    /// the separated administrators (GB/T 22239-2019, 8.1.5.1–3) cannot fall together.
    pub enum Role {
        /// Works for one or more enterprises, as owner or operator.
        Producer "producer",
        /// 注册人: holder of a collective or certification mark.
        Registrant "registrant",
        /// 检验机构.
        Laboratory "laboratory",
        /// Officer of a county's 知识产权局.
        CountyOfficer "county_officer",
        /// Officer of a prefecture's.
        CityOfficer "city_officer",
        /// Officer of the province's.
        ProvinceOfficer "province_officer",
        /// 审计: reads everything, changes nothing.
        Auditor "auditor",
        /// 系统管理员: accounts, mail, backups.
        SystemAdmin "system_admin",
        /// 安全管理员: roles, policy, keys.
        SecurityAdmin "security_admin",
        /// 审计管理员: the audit trail.
        AuditAdmin "audit_admin",
    }
}

impl Role {
    /// The level of the office that an officer belongs to; none for other roles.
    #[must_use]
    pub fn office_level(self) -> Option<OfficeLevel> {
        match self {
            Self::CountyOfficer => Some(OfficeLevel::County),
            Self::CityOfficer => Some(OfficeLevel::City),
            Self::ProvinceOfficer => Some(OfficeLevel::Province),
            _ => None,
        }
    }

    /// Whether this is an officer of an office.
    #[must_use]
    pub fn is_officer(self) -> bool {
        self.office_level().is_some()
    }

    /// Whether this is one of the three separated administrators.
    #[must_use]
    pub fn is_administrator(self) -> bool {
        matches!(self, Self::SystemAdmin | Self::SecurityAdmin | Self::AuditAdmin)
    }

    /// Whether a second factor is compulsory: for everyone who decides, administers or reads everything.
    #[must_use]
    pub fn needs_second_factor(self) -> bool {
        self.is_officer() || self.is_administrator() || self == Self::Auditor
    }
}
