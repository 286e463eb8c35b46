//! How a reader wants the pages to look: a form, a cookie, back to the page.

use super::App;
use super::visit::DISPLAY_COOKIE;
use app::cx::{Display, Theme};
use axum::Form;
use axum::extract::State;
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use std::sync::Arc;

/// The form. Each button sends one of the two settings; the other keeps its value from the cookie.
#[derive(Deserialize)]
pub(crate) struct Wish {
    theme: Option<String>,
    view: Option<String>,
    #[serde(default)]
    back: String,
}

/// Keeps the wish for a year and goes back.
pub(crate) async fn set(State(app): State<Arc<App>>, headers: HeaderMap, Form(wish): Form<Wish>) -> Response {
    let now = super::visit::display_of(&headers);
    let theme = match wish.theme.as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        Some(_) => Theme::System,
        None => now.theme,
    };
    let elder = wish.view.as_deref().map_or(now.elder, |view| view == "elder");
    let value = Display { theme, elder }.cookie();
    // Nothing secret; but where there is TLS no cookie goes without it.
    let secure = if app.config.public_url().starts_with("https://") { "; Secure" } else { "" };
    let cookie = format!("{DISPLAY_COOKIE}={value}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}");
    let back = if is_own_path(&wish.back) { wish.back } else { "/".to_owned() };
    (StatusCode::SEE_OTHER, [(SET_COOKIE, cookie), (LOCATION, back)]).into_response()
}

/// A path on this server: begins with one slash and holds nothing that could leave it or break a header.
pub(super) fn is_own_path(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && path.len() <= super::QUERY_LIMIT
        && path.bytes().all(|b| (0x21..0x7f).contains(&b) && b != b'\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_paths_are_gone_back_to() {
        for good in ["/", "/products?q=%E8%8C%B6", "/en/map"] {
            assert!(is_own_path(good), "{good}");
        }
        for bad in ["", "//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nSet-Cookie: x=1", "/茶"] {
            assert!(!is_own_path(bad), "{bad}");
        }
    }
}
