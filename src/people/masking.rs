//! Personal values as others see them: enough to recognise one's own, too little to find a stranger by it.
//!
//! No law fixes the pattern. The whole value is shown only by an audited act with a reason.

/// 138****5678. The length of the mask says nothing of the number's.
#[must_use]
pub fn phone(number: &str) -> String {
    let digits: Vec<char> = number.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    match digits.len() {
        // With what is shown at least four stay unknown.
        11.. => format!("{}****{}", text(&digits[..3]), text(&digits[digits.len() - 4..])),
        7..=10 => format!("****{}", text(&digits[digits.len() - 3..])),
        _ => "****".to_owned(),
    }
}

/// a***@example.cn. A name of one letter is hidden whole; what is no address is hidden altogether.
#[must_use]
pub fn mail(address: &str) -> String {
    let Some((name, domain)) = address.rsplit_once('@').filter(|(_, domain)| !domain.is_empty()) else {
        return "***".to_owned();
    };
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(_)) => format!("{first}***@{domain}"),
        _ => format!("***@{domain}"),
    }
}

/// 复姓: family names of two characters.
const COMPOUND: &str = "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 夏侯 轩辕 端木 \
    百里 呼延 南宫 西门 东郭 独孤 拓跋 申屠 太史 公冶 钟离 濮阳 澹台 淳于 单于 万俟 闻人 赫连 第五 左丘 鲜于 仲孙";

/// 张*, 张*三, 欧阳**; J*** S***. Between the parts of a name (买买提·艾合买提) each part is masked for itself.
#[must_use]
pub fn name(name: &str) -> String {
    let name = name.trim();
    if let Some(separator) = ['·', '•', '・'].into_iter().find(|dot| name.contains(*dot)) {
        let parts: Vec<String> = name.split(separator).map(|part| first_and_stars(part.trim())).collect();
        return parts.join("·");
    }
    let characters: Vec<char> = name.chars().collect();
    if !characters.iter().all(|c| is_han(*c)) {
        let words: Vec<String> = name.split_whitespace().map(first_letter).collect();
        return if words.is_empty() { "*".to_owned() } else { words.join(" ") };
    }
    let compound = characters.len() >= 3 && COMPOUND.split_whitespace().any(|family| name.starts_with(family));
    match characters.as_slice() {
        [] | [_] => "*".to_owned(),
        [first, second, rest @ ..] if compound => format!("{first}{second}{}", "*".repeat(rest.len())),
        [first, _] => format!("{first}*"),
        [first, middle @ .., last] => format!("{first}{}{last}", "*".repeat(middle.len())),
    }
}

/// 4****************X: of an identity number the first and the last.
#[must_use]
pub fn id_number(number: &str) -> String {
    let characters: Vec<char> = number.chars().filter(|c| !c.is_whitespace()).collect();
    match characters.as_slice() {
        // Anything as short as this is no identity number: nothing of it is shown.
        [first, middle @ .., last] if middle.len() >= 6 => format!("{first}{}{last}", "*".repeat(middle.len())),
        all => "*".repeat(all.len()),
    }
}

fn text(characters: &[char]) -> String {
    characters.iter().collect()
}

/// Ideographs of every plane that has them.
fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A part of a name in Han characters: the first and as many stars as follow; in letters: [`first_letter`].
fn first_and_stars(part: &str) -> String {
    let mut characters = part.chars();
    match characters.next() {
        Some(first) if is_han(first) && part.chars().count() > 1 => {
            format!("{first}{}", "*".repeat(characters.count()))
        }
        _ => first_letter(part),
    }
}

/// The first letter of a word; a word of one letter is hidden.
fn first_letter(word: &str) -> String {
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(_)) => format!("{first}***"),
        _ => "*".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn values_are_masked_as_people_know_it() {
        for (number, masked) in [
            ("13812345678", "138****5678"),
            ("138 1234 5678", "138****5678"),
            ("+8613812345678", "+86****5678"),
            ("0371-65900001", "037****0001"),
            ("65900001", "****001"),
            ("12315", "****"),
            ("", "****"),
        ] {
            assert_eq!(phone(number), masked);
        }
        for (address, masked) in [
            ("alice@example.cn", "a***@example.cn"),
            ("a@example.cn", "***@example.cn"),
            ("\"a@b\"@example.cn", "\"***@example.cn"),
            ("王芳@例子.中国", "王***@例子.中国"),
            ("no address", "***"),
            ("broken@", "***"),
            ("", "***"),
        ] {
            assert_eq!(mail(address), masked);
        }
        for (whole, masked) in [
            ("张三", "张*"),
            ("张小三", "张*三"),
            ("欧阳修", "欧阳*"),
            ("欧阳娜娜", "欧阳**"),
            ("欧阳", "欧*"),
            ("张王小明", "张**明"),
            ("买买提·艾合买提", "买**·艾***"),
            ("John Smith", "J*** S***"),
            ("Al B", "A*** *"),
            ("张", "*"),
            ("", "*"),
            ("  ", "*"),
        ] {
            assert_eq!(name(whole), masked);
        }
        assert_eq!(id_number("41150219900307123X"), "4****************X");
        assert_eq!(id_number("411502900307123"), "4*************3");
        assert_eq!(id_number("1234567"), "*******");
    }

    proptest! {
        /// At least four digits of a number, and of a name or an address all but what tells its owner, are hidden.
        #[test]
        fn a_mask_never_shows_the_whole(digits in "[0-9]{7,20}", han in "[一-龥]{1,6}", local in "[a-z]{1,20}") {
            prop_assert!(phone(&digits).chars().filter(char::is_ascii_digit).count() <= digits.len() - 4);
            prop_assert!(name(&han) != han && name(&han).contains('*'));
            let shown = if local.len() == 1 { "" } else { &local[..1] };
            prop_assert_eq!(mail(&format!("{}@x.cn", local)), format!("{}***@x.cn", shown));
            prop_assert!(id_number(&digits).chars().filter(char::is_ascii_digit).count() <= 2);
        }
    }
}
