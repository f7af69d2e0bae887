/* round.h — socket options there and back: the default, and what is read after each value was set,
 * for each kind of IP socket.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef ROUND_H
#define ROUND_H

#include "net.h"

struct setting {
    const char *name;
    int level, option;
    int values[5]; /* in this order; zeros at the end count as one */
};

UNUSED static void say_value(const char *name, int fd, const struct setting *setting)
{
    int value = -1;
    socklen_t length = sizeof value;

    if (getsockopt(fd, setting->level, setting->option, &value, &length))
        printf("  %s: %s", name, strerrorname_np(errno));
    else
        printf("  %s: %d (%u)", name, value, length);
}

UNUSED static size_t values_of(const struct setting *setting)
{
    size_t count = 5;

    while (count > 1 && setting->values[count - 1] == 0 && setting->values[count - 2] == 0)
        count--;
    return count;
}

UNUSED static void say_setting(int fd, const struct setting *setting, bool defaults_only)
{
    say_value(setting->name, fd, setting);
    for (size_t i = 0; !defaults_only && i < values_of(setting); i++) {
        char label[20];

        snprintf(label, sizeof label, "%d", setting->values[i]);
        if (set_option(fd, setting->level, setting->option, setting->values[i]))
            printf("  %s: %s", label, strerrorname_np(errno));
        else
            say_value(label, fd, setting);
    }
    printf("\n");
}

/* Each option on a socket of its own: some of them exclude one another. */
UNUSED static void say_settings(const struct setting *settings, size_t count, bool defaults_only)
{
    for (int kind = 0; kind < 4; kind++) {
        const int family = kind % 2 ? AF_INET6 : AF_INET;
        const int type = kind < 2 ? SOCK_STREAM : SOCK_DGRAM;

        printf("%s %s\n", type == SOCK_STREAM ? "tcp" : "udp", family == AF_INET ? "v4" : "v6");
        for (size_t i = 0; i < count; i++) {
            const int fd = (int)need(socket(family, type, 0));

            say_setting(fd, &settings[i], defaults_only);
            close(fd);
        }
    }
}

#define SAY_SETTINGS(settings) say_settings(settings, sizeof settings / sizeof *settings, false)
#define SAY_DEFAULTS(settings) say_settings(settings, sizeof settings / sizeof *settings, true)

#endif
