/* Enumerations of users and groups, and the system's log: libc keeps a descriptor for each.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../inside.h"

static struct inside users, groups, log;

#define READS(type, name, parameters, arguments, inside, what)                                     \
    SHIM_EXPORT type name parameters                                                               \
    {                                                                                              \
        const int lowest = inside_before(&inside);                                                 \
        const type result = REAL(name) arguments;                                                  \
                                                                                                   \
        inside_after(&inside, lowest, CALL_##name, what);                                          \
        return result;                                                                             \
    }

#define BEGINS(name, inside, what)                                                                 \
    SHIM_EXPORT void name(void)                                                                    \
    {                                                                                              \
        const int lowest = inside_before(&inside);                                                 \
                                                                                                   \
        REAL(name)();                                                                              \
        inside_after(&inside, lowest, CALL_##name, what);                                          \
    }

#define ENDS(name, inside)                                                                         \
    SHIM_EXPORT void name(void)                                                                    \
    {                                                                                              \
        REAL(name)();                                                                              \
        inside_closed(&inside, CALL_##name);                                                       \
    }

typedef struct passwd *user;
typedef struct group *group;

BEGINS(setpwent, users, "libc's list of users")
READS(user, getpwent, (void), (), users, "libc's list of users")
READS(int, getpwent_r, (struct passwd *entry, char *buffer, size_t size, struct passwd **found),
      (entry, buffer, size, found), users, "libc's list of users")
ENDS(endpwent, users)

BEGINS(setgrent, groups, "libc's list of groups")
READS(group, getgrent, (void), (), groups, "libc's list of groups")
READS(int, getgrent_r, (struct group *entry, char *buffer, size_t size, struct group **found),
      (entry, buffer, size, found), groups, "libc's list of groups")
ENDS(endgrent, groups)

static const char connection[] = "libc's connection to the system's log";

SHIM_EXPORT void openlog(const char *name, int options, int facility)
{
    const int lowest = inside_before(&log);

    REAL(openlog)(name, options, facility);
    inside_after(&log, lowest, CALL_openlog, connection);
}

ENDS(closelog, log)

SHIM_EXPORT void vsyslog(int priority, const char *format, va_list words)
{
    const int lowest = inside_before(&log);

    REAL(vsyslog)(priority, format, words);
    inside_after(&log, lowest, CALL_vsyslog, connection);
}

SHIM_EXPORT void __vsyslog_chk(int priority, int flag, const char *format, va_list words)
{
    const int lowest = inside_before(&log);

    REAL(__vsyslog_chk)(priority, flag, format, words);
    inside_after(&log, lowest, CALL___vsyslog_chk, connection);
}

SHIM_EXPORT void syslog(int priority, const char *format, ...)
{
    va_list words;

    va_start(words, format);
    vsyslog(priority, format, words);
    va_end(words);
}

SHIM_EXPORT void __syslog_chk(int priority, int flag, const char *format, ...)
{
    va_list words;

    va_start(words, format);
    __vsyslog_chk(priority, flag, format, words);
    va_end(words);
}
