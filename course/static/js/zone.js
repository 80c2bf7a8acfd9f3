/* Lets the form for a new account begin with the time zone that this browser is set to. Without
   scripts the menu begins with UTC, and the account page changes it at any time. */

/* Names that some browsers still use, and what the place is called today. */
const RENAMED = {
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Truk": "Pacific/Chuuk",
};

const menu = document.querySelector("select[data-zone]");

// Only where the page still has its default: a choice that comes back with an error is kept.
if (menu && menu.value === "UTC") {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const offered = new Set([...menu.options].map((option) => option.value));
  const name = [RENAMED[here], here].find((each) => offered.has(each));
  if (name) menu.value = name;
}
