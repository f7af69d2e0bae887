/* told.c — what is said on standard error about a file of names.
 * SPDX-License-Identifier: Apache-2.0 */
#include "told.h"
#include "shim.h"

static const char kind_name[NAME_KINDS][10] = {
    [NAME_PASSWD] = "passwd",     [NAME_GROUP] = "group",       [NAME_SHADOW] = "shadow",
    [NAME_HOSTS] = "hosts",       [NAME_SERVICES] = "services", [NAME_PROTOCOLS] = "protocols",
    [NAME_NETGROUP] = "netgroup",
};

static const char *write_number(char *end, size_t number)
{
    *--end = '\0';
    do
        *--end = (char)('0' + number % 10);
    while (number /= 10);
    return end;
}

static void tell_line(void *context, size_t line, const char *why)
{
    const struct source *source = context;
    char number[24];

    SHIM_SAY(source->path, ":", write_number(number + sizeof number, line), ": ", why,
             "; the line is skipped");
}

struct complaints told_lines(struct source *source)
{
    return (struct complaints){.tell = tell_line, .context = source};
}

void told_sort(const struct source *source, enum stamp_sort sort)
{
    if (sort == STAMP_MISSING)
        SHIM_SAY("the ", kind_name[source->kind], " file ", source->path,
                 " is not there; it has no entries until it is");
    if (sort == STAMP_OTHER)
        SHIM_SAY("the ", kind_name[source->kind], " file ", source->path,
                 " is not a regular file; it is not read");
}

static const char *reason(int error)
{
    switch (error) {
    case EACCES:
    case EPERM:
        return "no permission";
    case EMFILE:
    case ENFILE:
        return "no descriptor left";
    case ENOMEM:
        return "no memory";
    case EFBIG:
        return "too long";
    default:
        return "an input error";
    }
}

void told_error(const struct source *source, int error, bool has_edition)
{
    if (error == EBUSY)
        return;
    SHIM_SAY("the ", kind_name[source->kind], " file ", source->path, " can not be read (",
             reason(error), "); ",
             has_edition ? "what was read before stays" : "lookups in it fail until it can");
}
