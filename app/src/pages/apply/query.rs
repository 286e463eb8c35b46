//! What `/apply` is asked.

use crate::pages::common::path_with;
use daodi::application::Being;
use daodi::identifiers::DivisionCode;
use daodi::registry::QueryError;

/// What `/apply` is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApplyQuery {
    /// Slug or name of the product, as it was typed.
    pub product: String,
    /// What the reader says they are.
    pub being: Option<Being>,
    /// Where they produce.
    pub county: Option<DivisionCode>,
    /// Whether the form was sent: what is missing is said only then. A link may name a product alone.
    pub sent: bool,
}

impl ApplyQuery {
    /// Reads the address's parameters.
    ///
    /// # Errors
    /// [`QueryError`] names the parameter that means nothing.
    pub fn read(pairs: &[(String, String)]) -> Result<Self, QueryError> {
        let mut query = Self::default();
        for (name, value) in pairs {
            let value = value.trim();
            match name.as_str() {
                // The form sends its place in every case, chosen or not.
                "county" if value.is_empty() => query.sent = true,
                _ if value.is_empty() => {}
                "product" => query.product = value.chars().take(120).collect(),
                "being" => {
                    query.being = Some(Being::from_code(value).ok_or(QueryError::new("being", value))?);
                    query.sent = true;
                }
                "county" => {
                    query.county = Some(DivisionCode::parse(value).map_err(|_| QueryError::new("county", value))?);
                    query.sent = true;
                }
                _ => {}
            }
        }
        Ok(query)
    }

    /// The Chinese path of this question.
    #[must_use]
    pub fn path(&self) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        if !self.product.is_empty() {
            pairs.push(("product", self.product.clone()));
        }
        pairs.extend(self.being.map(|being| ("being", being.code().to_owned())));
        pairs.extend(self.county.map(|county| ("county", county.to_string())));
        path_with("/apply", &pairs)
    }

    /// Whether nothing was asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.product.is_empty() && !self.sent
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<ApplyQuery, QueryError> {
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        ApplyQuery::read(&pairs)
    }

    #[test]
    fn a_link_asks_nothing_and_a_form_asks_for_what_is_missing() {
        assert!(read(&[]).unwrap().is_empty());
        assert!(!read(&[("product", "xinyang-maojian")]).unwrap().sent);
        assert!(read(&[("product", ""), ("county", "")]).unwrap().sent);
        let query = read(&[("product", " 信阳毛尖 "), ("being", "grower"), ("county", "411502")]).unwrap();
        assert_eq!((query.product.as_str(), query.being), ("信阳毛尖", Some(Being::Grower)));
        assert_eq!(query.path(), "/apply?product=%E4%BF%A1%E9%98%B3%E6%AF%9B%E5%B0%96&being=grower&county=411502");
        assert!(read(&[("being", "king")]).is_err());
        assert!(read(&[("county", "41")]).is_err());
    }
}
