/* The name of the host — gethostname, getdomainname and uname tell of one name; the machine keeps
 * its own.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "names.h"

#include <string.h>

enum { LONGEST = sizeof(((struct utsname *)0)->nodename) - 1 };

/* Returns the length of the name, or 0: the machine's serves. */
static size_t host_name(char name[LONGEST + 1])
{
    const char *given = names_hostname();
    const size_t length = given ? strnlen(given, LONGEST + 1) : 0;

    if (length > LONGEST)
        SHIM_SAY("the host's name, ", given,
                 ", is longer than the 64 bytes that one can have; "
                 "the rest is cut off");
    stpncpy(name, given ? given : "", LONGEST)[0] = '\0';
    return strlen(name);
}

/* As a machine without a domain has it. */
static const char *domain_of(const char *name)
{
    const char *dot = strchr(name, '.');

    return dot && dot[1] ? dot + 1 : "(none)";
}

SHIM_EXPORT int gethostname(char *buffer, size_t size)
{
    char name[LONGEST + 1];
    const size_t needed = host_name(name) + 1;

    if (needed == 1)
        return REAL(gethostname)(buffer, size);
    memcpy(buffer, name, needed < size ? needed : size);
    return needed > size ? shim_fail(ENAMETOOLONG) : 0;
}

SHIM_EXPORT int __gethostname_chk(char *buffer, size_t count, size_t size)
{
    if (count > size)
        __chk_fail();
    return gethostname(buffer, count);
}

/* A domain that does not fit is cut without a word. */
SHIM_EXPORT int getdomainname(char *buffer, size_t size)
{
    char name[LONGEST + 1];

    if (!host_name(name))
        return REAL(getdomainname)(buffer, size);
    const char *domain = domain_of(name);
    const size_t needed = strlen(domain) + 1;
    memcpy(buffer, domain, needed < size ? needed : size);
    return 0;
}

SHIM_EXPORT int __getdomainname_chk(char *buffer, size_t count, size_t size)
{
    if (count > size)
        __chk_fail();
    return getdomainname(buffer, count);
}

SHIM_EXPORT int uname(struct utsname *system)
{
    char name[LONGEST + 1];
    const int result = REAL(uname)(system);

    if (result == 0 && host_name(name)) {
        strcpy(system->nodename, name);
        strcpy(system->domainname, domain_of(name));
    }
    return result;
}

/* Where the program is root, it would rename the machine, and be told the old name all the same. */
SHIM_EXPORT int sethostname(const char *name, size_t length)
{
    if (!names_hostname())
        return REAL(sethostname)(name, length);
    SHIM_SAY("sethostname() is refused: the host is called ", names_hostname(),
             ", and the machine keeps its name");
    return shim_fail(EPERM);
}

SHIM_EXPORT int setdomainname(const char *name, size_t length)
{
    if (!names_hostname())
        return REAL(setdomainname)(name, length);
    SHIM_SAY("setdomainname() is refused: the host is called ", names_hostname(),
             ", and the machine keeps its domain");
    return shim_fail(EPERM);
}
