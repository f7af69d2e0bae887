/* plain_report.c — findings as plain lines.
 * SPDX-License-Identifier: Apache-2.0 */
#include "plain_report.h"
#include "book.h"
#include "books.h"
#include "stack_store.h"

#include <string.h>

struct line_of_text {
    char text[400];
    size_t length;
};

static void add(struct line_of_text *out, const char *text)
{
    while (*text && out->length < sizeof out->text - 1)
        out->text[out->length++] = *text++;
    out->text[out->length] = '\0';
}

static void add_number(struct line_of_text *out, uint64_t number, unsigned base)
{
    char digits[24];
    size_t at = sizeof digits - 1;

    digits[at] = '\0';
    do
        digits[--at] = "0123456789abcdef"[number % base];
    while (number /= base);
    add(out, digits + at);
}

static void add_frame(struct line_of_text *out, uint64_t frame)
{
    const struct stack_module *module = stack_module((uint16_t)(frame >> 48));
    const uint64_t offset = frame & 0xffffffffffff;
    const char *slash = module ? strrchr(module->path, '/') : NULL;
    Dl_info symbol;

    if (module && dladdr((void *)(module->base + offset - 1), &symbol) && symbol.dli_sname) {
        add(out, symbol.dli_sname);
        add(out, " in ");
    }
    add(out, !module ? "?" : slash ? slash + 1 : module->path);
    add(out, "+0x");
    add_number(out, offset, 16);
}

static void say_event(uint64_t at, const struct fd_event *event)
{
    struct line_of_text out = {.length = 0};
    const char *role = fd_role_name(event->role);
    uint64_t frame;

    add(&out, "  ");
    add(&out, role ? role : "?");
    add(&out, ":");
    for (unsigned i = 0; i < event->frames && i < 8; i++) {
        book_get(at + sizeof *event + i * sizeof frame, &frame, sizeof frame);
        add(&out, i ? ", from " : " ");
        add_frame(&out, frame);
    }
    SHIM_SAY(out.text);
}

static void say_finding(uint64_t at, const struct fd_finding *finding)
{
    const char *kind = fd_kind_name(finding->kind);
    struct line_of_text out = {.length = 0};

    if (finding->grade == FD_NOTE || finding->pid != books.pid)
        return;
    add(&out, kind ? kind : "event");
    add(&out, " of descriptor ");
    if (finding->fd < 0)
        add(&out, "-");
    add_number(&out, (uint64_t)(finding->fd < 0 ? -(int64_t)finding->fd : finding->fd), 10);
    add(&out, " in process ");
    add_number(&out, (uint64_t)finding->pid, 10);
    SHIM_SAY(out.text);
    at += sizeof *finding;
    for (unsigned i = 0; i < finding->events; i++) {
        struct fd_event event;
        book_get(at, &event, sizeof event);
        say_event(at, &event);
        at += event.size;
    }
}

void plain_report(uint64_t from, uint64_t to)
{
    while (from < to) {
        struct fd_finding finding;
        book_get(from, &finding, sizeof finding);
        if (finding.record.size < sizeof finding.record || finding.record.size % 8) {
            from += 8;
            continue;
        }
        if (finding.record.type == FD_FINDING)
            say_finding(from, &finding);
        from += finding.record.size;
    }
}
