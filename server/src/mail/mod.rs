//! Letters by mail: what they say ([`Letter`]), and how they leave ([`Mailer`]).

mod error;
mod letter;
mod message;
mod outbox;
mod render;
mod transport;

#[cfg(test)]
mod tests;

pub use error::{MailError, MailFault, MailSetupError};
pub use letter::Letter;
pub use message::Mail;
pub use render::{House, render};
pub use transport::Mailer;
