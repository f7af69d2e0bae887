/* host_literal.c — names that gethostbyname() takes for numbers.
 * SPDX-License-Identifier: Apache-2.0 */
#include "host_literal.h"

#include <string.h>
#include <sys/socket.h>

static const char digits[] = "0123456789", hex_digits[] = "0123456789abcdefABCDEF";

static bool is_among(char letter, const char *letters) { return letter && strchr(letters, letter); }

static bool is_dotted(const char *name)
{
    const size_t length = strspn(name, "0123456789.");

    return is_among(*name, digits) && !name[length] && name[length - 1] != '.';
}

static bool begins_like_v6(const char *name)
{
    return *name == ':' || (is_among(*name, hex_digits) && strchr(name, ':'));
}

static bool is_v6_alone(const char *name)
{
    return !name[strspn(name, "0123456789abcdefABCDEF:.")];
}

enum host_literal host_literal(const char *name, int family, struct host_address *out)
{
    if (is_dotted(name))
        return family != AF_INET6 && host_address_read_short(name, out) ? LITERAL_ADDRESS
                                                                        : LITERAL_WRONG;
    if (!begins_like_v6(name))
        return LITERAL_NOT;
    if (family == AF_INET)
        return LITERAL_WRONG;
    if (!is_v6_alone(name))
        return LITERAL_NOT;
    return host_address_read_v6(name, strlen(name), out) ? LITERAL_ADDRESS : LITERAL_WRONG;
}
