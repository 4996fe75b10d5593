"""What axe finds to mend on a page as it stands."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

ENGINE = Axe().axe_script
RUN = """async ([context, contrast]) => {
  const rules = { "color-contrast": { enabled: contrast } };
  const { violations } = await axe.run(context, { resultTypes: ["violations"], rules });
  const told = ({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 150)}`);
  return violations.flatMap(told);
}"""
UNSEEN = """() => {
  const article = document.querySelector("#read");
  return article !== null && !article.checkVisibility();
}"""


def faults_of(page: Page, contrast: bool = True) -> list[str]:
    """What axe finds; an article that nobody sees has no faults, but costs half the time.

    Contrast costs two thirds of the rest: leave it out where ``test_themes`` measures the letters.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(ENGINE)
    context = {"exclude": [["#read"]]} if page.evaluate(UNSEEN) else {"include": [["html"]]}
    found: list[str] = page.evaluate(RUN, [context, contrast])
    return found
