/* describe.c — what a descriptor is, in a few words.
 * SPDX-License-Identifier: Apache-2.0 */
#include "describe.h"

#include <netinet/in.h>
#include <string.h>
#include <sys/un.h>

/* What does not fit is left out. */
static char *put(char *out, const char *end, const char *text)
{
    while (*text && out < end)
        *out++ = *text++;
    *out = '\0';
    return out;
}

static char *put_number(char *out, const char *end, unsigned number, unsigned base)
{
    char digits[12];
    char *at = digits + sizeof digits - 1;

    *at = '\0';
    do
        *--at = "0123456789abcdef"[number % base];
    while (number /= base);
    return put(out, end, at);
}

void describe_end(char text[LINE_TEXT], const char *what, int other)
{
    const char *end = text + LINE_TEXT - 1;
    char *out = put(put(text, end, what), end, ", other end ");

    put_number(out, end, (unsigned)other, 10);
}

static char *put_v4(char *out, const char *end, const uint8_t bytes[4])
{
    for (int i = 0; i < 4; i++)
        out = put_number(put(out, end, i ? "." : ""), end, bytes[i], 10);
    return out;
}

/* Where the longest run of zero words is, of two or more. */
static void find_zeroes(const uint8_t bytes[16], int *from, int *count)
{
    *count = 1;
    *from = -1;
    for (int i = 0; i < 8; i++) {
        int run = 0;
        while (i + run < 8 && !bytes[2 * (i + run)] && !bytes[2 * (i + run) + 1])
            run++;
        if (run > *count)
            *from = i, *count = run;
    }
}

static char *put_v6(char *out, const char *end, const uint8_t bytes[16])
{
    int from, count;

    find_zeroes(bytes, &from, &count);
    for (int i = 0; i < 8; i++) {
        if (i == from) {
            out = put(out, end, "::");
            i += count - 1;
            continue;
        }
        out = put(out, end, i && i != from + count ? ":" : "");
        out = put_number(out, end, (unsigned)bytes[2 * i] << 8 | bytes[2 * i + 1], 16);
    }
    return out;
}

static void put_unix(char *out, const char *end, const struct sockaddr_un *name, socklen_t length)
{
    const size_t offset = offsetof(struct sockaddr_un, sun_path);
    char path[sizeof name->sun_path + 1] = "";

    if (length <= offset)
        return;
    memcpy(path, name->sun_path, length - offset < sizeof path ? length - offset : sizeof path - 1);
    if (!*path)
        *path = '@';
    put(out, end, path);
}

void describe_address(char text[LINE_TEXT], const char *what, const struct sockaddr *address,
                      socklen_t length)
{
    const char *end = text + LINE_TEXT - 1;
    char *out = put(put(text, end, what), end, " ");
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
    struct sockaddr_un name;

    if (length >= sizeof v4 && address->sa_family == AF_INET) {
        memcpy(&v4, address, sizeof v4);
        out = put(put_v4(out, end, (const uint8_t *)&v4.sin_addr), end, ":");
        put_number(out, end, ntohs(v4.sin_port), 10);
    } else if (length >= sizeof v6 && address->sa_family == AF_INET6) {
        memcpy(&v6, address, sizeof v6);
        out = put(put_v6(put(out, end, "["), end, v6.sin6_addr.s6_addr), end, "]:");
        put_number(out, end, ntohs(v6.sin6_port), 10);
    } else if (length >= sizeof(sa_family_t) && address->sa_family == AF_UNIX) {
        memset(&name, 0, sizeof name);
        memcpy(&name, address, length < sizeof name ? length : sizeof name);
        put_unix(out, end, &name, length);
    }
}
