//! The way in: signing in, registering, and what is done from a link in a mail. Nothing here says who has an account.

mod confirm_identity;
mod password;
mod register;
mod sign_in;
mod token;

pub use confirm_identity::{ConfirmIdentity, confirm_identity};
pub use password::PasswordRules;
pub(super) use password::new_password;
pub use register::{Register, register, register_sent};
pub use sign_in::{SecondStep, SignIn, SignInNotice, second_step, sign_in};
pub use token::{ConfirmMail, Invitation, Reset, TokenState, confirm_mail, forgot, forgot_sent, invitation, reset};
