/* system and popen — libc starts the shell with `environ` as it is, out of our reach. Where that
 * lacks what is to be carried, the command line brings it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "../onward.h"

#include <string.h>

/* Text that is measured first (no room at all) and then written. */
struct writing {
    char *text;
    size_t room;
    size_t length; /* may exceed the room */
};

static void put(struct writing *out, const char *text, size_t length)
{
    if (out->length + length <= out->room)
        memcpy(out->text + out->length, text, length);
    out->length += length;
}

static void put_text(struct writing *out, const char *text) { put(out, text, strlen(text)); }

/* 'it'\''s', which every shell reads as it's. */
static void put_quoted(struct writing *out, const char *text)
{
    put_text(out, "'");
    for (; *text; text++)
        if (*text == '\'')
            put_text(out, "'\\''");
        else
            put(out, text, 1);
    put_text(out, "'");
}

static void put_export(struct writing *out, const char *entry)
{
    const char *sign = strchr(entry, '=');

    put_text(out, "export ");
    put(out, entry, (size_t)(sign + 1 - entry));
    put_quoted(out, sign + 1);
    put_text(out, "; ");
}

/* Writes what goes in front of a shell's command. Returns its length, 0 when nothing is missing. */
static size_t put_exports(const struct onward *next, char *text, size_t room)
{
    struct writing out = {text, room, 0};
    const struct carry_room needed = carry_room(&next->carry, environ);
    char *environment[needed.entries];
    char merged[needed.bytes];

    for (char **ours = carry_into(&next->carry, environ, environment, merged); *ours; ours++)
        put_export(&out, *ours);
    return out.length;
}

static int run(const char *command, const struct onward *next)
{
    const size_t length = put_exports(next, NULL, 0);
    char line[length + strlen(command) + 1];

    put_exports(next, line, length);
    strcpy(line + length, command);
    return REAL(system)(line);
}

SHIM_EXPORT int system(const char *command)
{
    struct onward next;

    if (!command || !onward_prepare(&next))
        return REAL(system)(command);
    const int result = run(command, &next);
    shim_after_exec(&next);
    return result;
}

static FILE *start(const char *command, const char *mode, const struct onward *next)
{
    const size_t length = put_exports(next, NULL, 0);
    char line[length + strlen(command) + 1];

    put_exports(next, line, length);
    strcpy(line + length, command);
    return REAL(popen)(line, mode);
}

SHIM_EXPORT FILE *popen(const char *command, const char *mode)
{
    struct onward next;

    if (!command || !onward_prepare(&next))
        return shim_popened(REAL(popen)(command, mode));
    FILE *file = start(command, mode, &next);
    shim_after_exec(&next);
    return shim_popened(file);
}
