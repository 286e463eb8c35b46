//! Reading what people type about themselves: login names, mail addresses, telephone numbers.

use crate::form::Fault;

/// Longest name of a person or an enterprise, characters.
pub const NAME_MAX: usize = 60;

/// Reads a login name: 3 to 32 small letters, digits, `.`, `-`, `_`, beginning with a letter. Capitals are made small.
///
/// # Errors
/// [`Fault::Missing`], [`Fault::Login`].
pub fn login(typed: &str) -> Result<String, Fault> {
    let login = typed.trim().to_lowercase();
    if login.is_empty() {
        return Err(Fault::Missing);
    }
    let fits = (3..=32).contains(&login.len())
        && login.starts_with(|c: char| c.is_ascii_lowercase())
        && login.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b".-_".contains(&b));
    // Names that could be taken for the register's own.
    let reserved = ["admin", "root", "system", "daodi", "cli", "job", "unknown"].contains(&login.as_str());
    if fits && !reserved { Ok(login) } else { Err(Fault::Login) }
}

/// Reads a mail address: one `@`, a domain with a dot, at most 254 characters (RFC 5321), no spaces or controls. More is
/// not checked: whether it is right, the confirmation shows.
///
/// # Errors
/// [`Fault::Missing`], [`Fault::Mail`].
pub fn mail(typed: &str) -> Result<String, Fault> {
    let mail = typed.trim();
    if mail.is_empty() {
        return Err(Fault::Missing);
    }
    let plain =
        mail.len() <= 254 && !mail.chars().any(|c| c.is_whitespace() || c.is_control() || "<>,;:\"()[]\\".contains(c));
    let parts = mail.split_once('@').filter(|(name, host)| {
        !name.is_empty()
            && name.len() <= 64
            && !host.contains('@')
            && host.split('.').count() >= 2
            && host.split('.').all(|part| !part.is_empty() && !part.starts_with('-') && !part.ends_with('-'))
    });
    if plain && parts.is_some() { Ok(mail.to_owned()) } else { Err(Fault::Mail) }
}

/// Reads a telephone number of the mainland: a mobile number of 11 digits, or a landline with its area code. Spaces,
/// dashes and `+86` are taken off. Empty where nothing was typed.
///
/// # Errors
/// [`Fault::Phone`].
pub fn phone(typed: &str) -> Result<String, Fault> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace() && !"-－()（）".contains(*c)).collect();
    let digits = digits.strip_prefix("+86").or_else(|| digits.strip_prefix("0086")).unwrap_or(&digits);
    if digits.is_empty() {
        return Ok(String::new());
    }
    let all = digits.bytes().all(|b| b.is_ascii_digit());
    let mobile = digits.len() == 11 && digits.starts_with('1');
    let landline = digits.starts_with('0') && (10..=12).contains(&digits.len());
    if all && (mobile || landline) { Ok(digits.to_owned()) } else { Err(Fault::Phone) }
}

/// Reads a line of text that must be there: trimmed, without controls, at most `most` characters.
///
/// # Errors
/// [`Fault::Missing`], [`Fault::TooLong`], [`Fault::Character`].
pub fn line(typed: &str, most: usize) -> Result<String, Fault> {
    let text = typed.trim();
    if text.is_empty() {
        return Err(Fault::Missing);
    }
    if text.chars().count() > most {
        return Err(Fault::TooLong);
    }
    // Controls, and marks that turn the writing direction: they can make a name look like another.
    if text.chars().any(|c| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')) {
        return Err(Fault::Character);
    }
    Ok(text.to_owned())
}

/// Reads several lines of text, such as a reason: trimmed, at most `most` characters; line breaks stay.
///
/// # Errors
/// [`Fault::Missing`], [`Fault::TooLong`], [`Fault::Character`].
pub fn lines(typed: &str, most: usize) -> Result<String, Fault> {
    let text = typed.replace("\r\n", "\n");
    let text = text.trim();
    if text.is_empty() {
        return Err(Fault::Missing);
    }
    if text.chars().count() > most {
        return Err(Fault::TooLong);
    }
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return Err(Fault::Character);
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn login_names() {
        assert_eq!(login(" Zhang.San-3 "), Ok("zhang.san-3".to_owned()));
        assert_eq!(login(""), Err(Fault::Missing));
        for bad in ["ab", "3abc", "a b c", "张三", "a@b.cn", "admin", "a".repeat(33).as_str(), "a\0bc"] {
            assert_eq!(login(bad), Err(Fault::Login), "{bad}");
        }
    }

    #[test]
    fn mail_addresses() {
        for good in ["a@b.cn", "zhang.san+x@mail.henan.gov.cn"] {
            assert_eq!(mail(good), Ok(good.to_owned()));
        }
        for bad in
            ["a", "a@b", "@b.cn", "a@b..cn", "a@b.cn\r\nBcc: x@y.cn", "a b@c.cn", "a@b@c.cn", "<a@b.cn>", "a@-b.cn"]
        {
            assert_eq!(mail(bad), Err(Fault::Mail), "{bad}");
        }
    }

    #[test]
    fn telephone_numbers() {
        for (typed, number) in [
            ("", ""),
            ("138 0000 1234", "13800001234"),
            ("+86-13800001234", "13800001234"),
            ("0376-6366000", "03766366000"),
        ] {
            assert_eq!(phone(typed), Ok(number.to_owned()));
        }
        for bad in ["1380000123", "23800001234", "abc", "1380000123x", "＋８６"] {
            assert_eq!(phone(bad), Err(Fault::Phone), "{bad}");
        }
    }

    #[test]
    fn texts() {
        assert_eq!(line(" 信阳 ", 2), Ok("信阳".to_owned()));
        assert_eq!(line("信阳毛", 2), Err(Fault::TooLong));
        assert_eq!(line("a\u{202e}b", 9), Err(Fault::Character));
        assert_eq!(line("a\nb", 9), Err(Fault::Character));
        assert_eq!(lines(" a\r\nb ", 9), Ok("a\nb".to_owned()));
        assert_eq!(lines(" \n ", 9), Err(Fault::Missing));
    }
}
