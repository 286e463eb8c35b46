//! How often, as an operator may set it. The section `[limits]` of the configuration.

use super::Class;
use serde::{Deserialize, Serialize};
use std::num::{NonZeroU32, NonZeroUsize};

/// A rate for the clients of one network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// Requests a minute that may go on for ever.
    pub per_minute: NonZeroU32,
    /// Requests that may come at once after a pause.
    pub burst: NonZeroU32,
}

/// The rates by class of route. A class has the same name here as in [`Class::name`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Whether requests of this machine itself, through no proxy, are limited too.
    pub loopback: bool,
    /// For how many networks each class remembers how often they asked. Those that have not asked for long are
    /// forgotten first.
    pub networks: NonZeroUsize,
    /// Tries to sign in.
    pub sign_in: Rate,
    /// Registering, resetting a password, taking up an invitation.
    pub account: Rate,
    /// Any other form.
    pub form: Rate,
    /// Files sent in.
    pub upload: Rate,
    /// Lists and suggestions.
    pub search: Rate,
    /// Any other page.
    pub page: Rate,
    /// Labels: scanned or typed.
    pub scan: Rate,
    /// The read API.
    pub api: Rate,
    /// Whole tables.
    pub export: Rate,
    /// The transparency log.
    pub log: Rate,
}

const fn rate(per_minute: u32, burst: u32) -> Rate {
    match (NonZeroU32::new(per_minute), NonZeroU32::new(burst)) {
        (Some(per_minute), Some(burst)) => Rate { per_minute, burst },
        _ => Rate { per_minute: NonZeroU32::MIN, burst: NonZeroU32::MIN },
    }
}

impl Default for Limits {
    /// An office of fifty people behind one address works with these, and so does a carrier's gateway with a label.
    fn default() -> Self {
        Self {
            loopback: false,
            networks: NonZeroUsize::MIN.saturating_add(19_999),
            sign_in: rate(30, 20),
            account: rate(20, 20),
            form: rate(120, 60),
            upload: rate(60, 30),
            search: rate(300, 100),
            page: rate(600, 200),
            scan: rate(1200, 300),
            api: rate(600, 200),
            export: rate(30, 15),
            log: rate(1200, 600),
        }
    }
}

impl Limits {
    /// Every class by name with its rate, in the order readers are shown them.
    #[must_use]
    pub fn classes(&self) -> Vec<(&'static str, Rate)> {
        Class::ALL.iter().map(|class| (class.name(), self.rate(*class))).collect()
    }

    /// The rate of a class.
    #[must_use]
    pub fn rate(&self, class: Class) -> Rate {
        match class {
            Class::SignIn => self.sign_in,
            Class::Account => self.account,
            Class::Form => self.form,
            Class::Upload => self.upload,
            Class::Search => self.search,
            Class::Page => self.page,
            Class::Scan => self.scan,
            Class::Api => self.api,
            Class::Export => self.export,
            Class::Log => self.log,
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn every_class_has_its_section_by_its_name() {
        let value = toml::Value::try_from(Limits::default()).unwrap();
        for class in Class::ALL {
            let rate: Rate = value.get(class.name()).unwrap().clone().try_into().unwrap();
            assert_eq!(rate, Limits::default().rate(class), "{}", class.name());
        }
        assert_eq!(value.as_table().unwrap().len(), Class::ALL.len() + 2);
    }

    #[test]
    fn a_rate_of_nothing_and_a_name_of_nothing_are_refused() {
        let read = |text: &str| toml::from_str::<Limits>(text);
        assert_eq!(read("search = { per_minute = 7, burst = 3 }\n").unwrap().search, rate(7, 3));
        for text in [
            "search = { per_minute = 0, burst = 3 }\n",
            "search = { per_minute = 7 }\n",
            "search = { per_minute = 7, burst = 3, per_hour = 1 }\n",
            "serach = { per_minute = 7, burst = 3 }\n",
            "networks = 0\n",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
