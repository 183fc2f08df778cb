"""A whole centre file in a few lines, for tests that change a line of it."""

from __future__ import annotations

SMALL = """\
organisation:
  name: {uk: Приклад, en: Example}
  example: true
registers:
  - {key: civil-acts, name: Реєстр актів цивільного стану}
purposes:
  - {key: consultation, name: {uk: Отримати консультацію, en: Advice}, detail: sphere, minutes: 7}
  - {key: application, name: Подати заяву, detail: service, outcome: registered}
  - {key: collection, name: Отримати готовий документ, detail: none, outcome: issued}
categories:
  - {key: disability, name: Особи з інвалідністю, basis: law}
spheres:
  - key: civil
    name: {uk: Акти цивільного стану, en: Civil acts}
    icon: heart
    services:
      - {key: birth, label: {uk: Народження дитини, en: Birth}, name: Державна реєстрація народження,
         words: [пологи, малюк], frequent: true, minutes: 20, registers: [civil-acts],
         card: {documents: [Паспорти батьків], term: у день звернення, fee: '10 грн', fee_date: 2024}}
      - {key: marriage, label: Шлюб, name: Державна реєстрація шлюбу}
  - {key: land, name: Земля}
branches:
  - key: main
    name: {uk: Центр, en: Centre}
    short_name: ЦНАП
    address: вул. Прикладна, 1
    workplace: {uk: Вікно, en: Desk}
    hours: {mon: ["08:00-16:00"], tue: ["08:00-12:00", "13:00-20:00"]}
    exceptions: {2026-08-24: []}
    rules: {no_show_calls: 2, issue_before_opening_minutes: 10}
    booking:
      channels: [in_person]
      how: У працівника рецепції
      share: 40
      release: "08:00"
    feedback: {complaint_to: {uk: міському голові, en: the Mayor}, complaint_email: golova@example.org}
    zones:
      - {key: hall, name: Зала}
    notices:
      - {key: masks, text: Вітаємо}
    lines:
      - key: documents
        letter: А
        name: {uk: Документи, en: Documents}
        issuing: {mon: ["08:00-15:00"], tue: ["08:00-19:00"]}
        daily_limit: 60
        booking:
          hours: {mon: ["09:00-12:00"]}
          planned: [{days: [mon, tue], hours: "09:00-10:30", counters: 1}]
        routes:
          - {purposes: [consultation, application], spheres: [civil]}
          - {purposes: [collection]}
      - key: births
        letter: Б
        name: Народження
        routes:
          - {purposes: [application], services: [birth]}
    not_served:
      - {purposes: [consultation, application], spheres: [land]}
    counters:
      - {number: 1, lines: [documents, {line: births, advance: 10}], zone: hall, hint: праворуч від входу}
      - {number: 2, lines: [documents], accessible: true, workplace: {uk: Кабінет, en: Room}}
staff:
  - login: admin1
    name: Адміністратор 1 (приклад)
    position: адміністратор
    roles: [{role: operator, branches: [main]}]
  - login: head
    name: Керівник (приклад)
    roles: [{role: manager, branches: [main]}]
"""
