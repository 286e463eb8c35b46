//! `/my`: what belongs to the account that is signed in.

mod applications;
mod authorisations;
mod claim;
mod contact;
mod data;
mod enterprises;
mod members;
mod messages;
mod overview;
mod password;
mod second_factor;
mod sessions;

pub use applications::{
    ApplicationDone, ApplicationNew, ApplicationQuery, ApplicationSection, Applications, MyApplication, OwnRight,
    application, application_new, application_preview, application_section, applications, product_meant,
};
pub use authorisations::{MyRight, MyRightForms, RightDone, authorisation, authorisations};
pub use claim::{ClaimDone, ClaimNew, MyClaim, claim, claim_new};
pub use contact::{Contact, contact};
pub use data::{Data, data};
pub use enterprises::{Enterprises, OwnEnterprise, enterprises};
pub use members::{MemberDone, Members, members};
pub use messages::{MESSAGE_KINDS, Messages, message_line, message_text, messages};
pub use overview::{Overview, SignInRecord, overview};
pub use password::{Password, password};
pub use second_factor::{RecoveryCodes, SecondFactor, recovery_codes, second_factor};
pub use sessions::{Sessions, sessions};

/// The path of an account's own overview.
const MY: &str = "/my";
