// What is looked at on every page of a narrow screen; gives a sentence for each thing that is not as it is meant.
([width, least]) => {
  const faults = [];
  const say = (fault, element) => faults.push(element ? `${fault}: ${element.outerHTML.slice(0, 160)}` : fault);
  const seen = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
  const count = (selector) => document.querySelectorAll(selector).length;

  const over = document.documentElement.scrollWidth - width;
  if (over > 0) say(`hangs over by ${over} pixels`);
  if (!document.documentElement.lang) say("says no language");
  if (!/^.+ · Parley$/.test(document.title)) say(`has the title “${document.title}”`);
  if (count("h1") !== 1) say(`has ${count("h1")} main headings`);
  if (count("main") !== 1) say(`has ${count("main")} main parts`);
  if (count("[tabindex]:not([tabindex='0'], [tabindex='-1'])")) say("has an order of its own");

  const pressed = ".btn, .choice, .form-control, .form-select, .reveal > summary, .masthead a, .masthead summary, .tabs a";
  for (const element of seen(pressed)) {
    const high = Math.round(element.getBoundingClientRect().height);
    if (high < least) say(`is only ${high} pixels high`, element);
  }
  return faults;
}
