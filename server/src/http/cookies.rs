//! The session's cookie.

use crate::secrets::Token;
use axum::http::HeaderMap;
use axum::http::header::COOKIE;

/// Its name: `__Host-` makes the browser keep it to this host, this path and secure connections (ASVS 5.0, 3.3.3).
const NAME: &str = "__Host-daodi";

/// The session cookie's value, where a request has exactly one. Two would mean that somebody else has set one.
pub(crate) fn session(headers: &HeaderMap) -> Option<String> {
    let mut found = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(name, _)| *name == NAME)
        .map(|(_, value)| value.to_owned());
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Sets the cookie. It goes with the browser's session: how long the login session holds is the server's to say.
pub(crate) fn set(token: &Token) -> String {
    format!("{NAME}={}; Path=/; Secure; HttpOnly; SameSite=Lax", token.text().expose())
}

/// Takes the cookie away.
pub(crate) fn clear() -> String {
    format!("{NAME}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax")
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn reads_one_cookie_among_others_and_no_two() {
        let mut headers = HeaderMap::new();
        assert_eq!(session(&headers), None);
        headers.insert(COOKIE, HeaderValue::from_static("a=b; __Host-daodi=x; daodi_display=dark.elder"));
        assert_eq!(session(&headers).as_deref(), Some("x"));
        headers.append(COOKIE, HeaderValue::from_static("__Host-daodi=y"));
        assert_eq!(session(&headers), None);
    }
}
