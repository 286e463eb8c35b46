//! What applicants and checkers write. Everything that names somebody or something says that it is made up.

use super::world::World;
use super::{FillError, announce, marks, names};
use crate::uploads::{CleanFile, Kind as FileKind};
use daodi::application::{Answer, Application, ChangeOf, Question, Section};
use jiff::Span;
use jiff::civil::Date;

/// The paper that stands for every paper: an empty sheet with a slanting grey band.
pub(super) fn paper() -> Result<CleanFile, FillError> {
    let sheet = image::RgbImage::from_fn(480, 640, |x, y| {
        let shade = if (x + y) % 160 < 12 { 205 } else { 250 };
        image::Rgb([shade, shade, shade])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    sheet.write_to(&mut bytes, image::ImageFormat::Png).map_err(|_| FillError::Made("paper"))?;
    Ok(CleanFile { kind: FileKind::Png, name: "演示材料（虚构）.png".to_owned(), bytes: bytes.into_inner() })
}

/// The answers to a page's questions. `user` is the number of the enterprise, `product` that of the product.
pub(super) fn of(
    world: &World,
    case: &Application,
    section: Section,
    (user, product): (usize, usize),
) -> Vec<(String, String)> {
    let today = world.clock.today();
    let answer = |question: &Question| written(case, question, (user, product), today);
    case.scope().questions_of(section).into_iter().map(|q| (q.name.to_owned(), answer(q))).collect()
}

fn written(case: &Application, question: &Question, (user, product): (usize, usize), today: Date) -> String {
    let before = |days: i32| today.checked_sub(Span::new().days(days)).unwrap_or(today).to_string();
    let after = |years: i16| today.checked_add(Span::new().years(years)).unwrap_or(today).to_string();
    let (name, goods) = (&case.name, &case.product_name);
    let n = user + 1;
    match question.name {
        "applicant_address" => format!("河南省演示路{n}号（虚构）"),
        "legal_representative" => format!("虚构人{n:02}"),
        "goods" => format!("{goods}：特级、一级（演示）"),
        "own_brand" => format!("演示品牌{n:02}"),
        "standard_no" => "DB41/T 0000—2024（演示）".to_owned(),
        "mark_number" => marks::number(product),
        "member_since" => before(200),
        "member_no" => format!("演示会员{n:03}"),
        "filing_no" => marks::filing_number(user),
        "filing_day" => before(30),
        "licence_until" => after(4),
        "place_county" => match names::PRODUCTS[product].place {
            "411300" => "411323".to_owned(),
            county => county.to_owned(),
        },
        "planting_place" => format!("演示村{n}组（虚构）"),
        "planting_mu" => format!("{}.5", 80 + (n * 37) % 400),
        "processing_place" => format!("演示路{n}号厂区（虚构）"),
        "yearly_output" => (20 + (n * 13) % 180).to_string(),
        "yearly_value" => (150 + (n * 71) % 900).to_string(),
        "raw_material" => "全部来自产地范围内的自有基地和签约农户（演示）".to_owned(),
        "capacity" => "一条生产线（演示）".to_owned(),
        "food_licence_no" => String::new(),
        "report_no" => format!("演示检{n:04}"),
        "report_body" => "演示检验所（虚构）".to_owned(),
        "report_day" => before(45),
        "report_batch" => before(60).replace('-', ""),
        "report_standard" => "DB41/T 0000—2024（演示）".to_owned(),
        "report_verdict" => "pass".to_owned(),
        "change_before" => changed(case, name, n, false),
        "change_after" => changed(case, name, n, true),
        "change_day" => before(15),
        "change_reason" => "演示：登记事项已经变更。".to_owned(),
        "giving_up_reason" => "演示：企业调整经营，不再使用。".to_owned(),
        "giving_up_day" => before(-30),
        "left_over" => "演示：没有剩余标识。".to_owned(),
        // What is asked for one day and has no words of its own here is answered by its form.
        _ => match question.answer {
            _ if question.optional => String::new(),
            Answer::Line(_) | Answer::Lines(_) => "演示（虚构）".to_owned(),
            Answer::Number => "12.5".to_owned(),
            Answer::PastDay => before(10),
            Answer::Day => after(1),
            Answer::County => announce::county_of(0).to_owned(),
            Answer::Choice(offered) => offered.first().copied().unwrap_or_default().to_owned(),
            Answer::Bases => String::new(),
            Answer::Agree => "yes".to_owned(),
        },
    }
}

fn changed(case: &Application, name: &str, n: usize, after: bool) -> String {
    match (case.change_of, after) {
        (Some(ChangeOf::Name), false) => name.to_owned(),
        (Some(ChangeOf::Name), true) => name.replace("有限公司", "股份有限公司"),
        (Some(ChangeOf::Product), false) => "特级（演示）".to_owned(),
        (Some(ChangeOf::Product), true) => "特级、一级（演示）".to_owned(),
        (_, false) => format!("河南省演示路{n}号（虚构）"),
        (_, true) => format!("河南省演示新路{n}号（虚构）"),
    }
}

/// What two checkers find at a place.
pub(super) fn site(today: Date) -> Vec<(String, String)> {
    [
        ("site_day", today.to_string().as_str()),
        ("places_seen", "演示：种植基地、加工车间、仓库"),
        ("base_inside", "yes"),
        ("raw_material_ok", "yes"),
        ("process_ok", "yes"),
        ("quality_system_ok", "yes"),
        ("label_ok", "na"),
        ("site_remarks", ""),
        ("site_verdict", "fit"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec()
}
