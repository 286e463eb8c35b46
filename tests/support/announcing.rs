//! An announcement of a thousand rows, thirty of them bad: for the tests and for the bench.

use daodi::registry::announcing::{AnnouncedItem, ItemField};
use daodi::registry::{Product, Register, Track};

/// Names of products whose one usable right is that of a protected product.
#[must_use]
pub fn plain_products(register: &Register) -> Vec<String> {
    let usable = |p: &&Product| p.protections.iter().map(|right| right.track).eq([Track::GiProduct]);
    register.rows().products.iter().filter(usable).map(|p| p.name.clone()).collect()
}

/// A row of an approval.
#[must_use]
pub fn row(line: u32, product: &str, enterprise: &str, uscc: &str, place: &str) -> AnnouncedItem {
    AnnouncedItem { line, ..AnnouncedItem::default() }
        .with(ItemField::Product, product)
        .with(ItemField::Enterprise, enterprise)
        .with(ItemField::Uscc, uscc)
        .with(ItemField::Place, place)
}

/// What is wrong with a line of [`thousand`], in the words of the page; empty where nothing is.
#[must_use]
pub fn wrong(line: u32) -> &'static str {
    match line % 100 {
        5 => "登记系统中没有这个产品。",
        25 => "不是 18 位统一社会信用代码。",
        45 => "查不到这个地方，或不止一处。",
        _ => "",
    }
}

/// Lines 2 to 1001: each another enterprise, which the register does not have.
#[must_use]
pub fn thousand(products: &[String]) -> Vec<AnnouncedItem> {
    let made = |line: u32| {
        let product = &products[line as usize % products.len()];
        let uscc = crate::people::uscc(100_000 + line).to_string();
        let name = format!("第{line}号测试合作社");
        match line % 100 {
            5 => row(line, "查无此物", &name, &uscc, "新郑市"),
            25 => row(line, product, &name, &uscc[..17], "新郑市"),
            45 => row(line, product, &name, &uscc, "查无此地"),
            _ => row(line, product, &name, &uscc, "新郑市"),
        }
    };
    (2..1002).map(made).collect()
}
