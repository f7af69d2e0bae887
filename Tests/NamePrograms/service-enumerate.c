/* getservent() and getservent_r(), to the end and again.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct servent *service;
    struct servent entry, *found = &entry;
    char buffer[1024];
    int result;

    while ((service = getservent())) {
        say_servent("entry", service);
        getservbyname("toy", "udp");
        getservbyport(htons(80), NULL);
    }
    say_servent("after the last", getservent());
    setservent(1);
    say_servent("first", getservent());
    endservent();
    while ((result = getservent_r(&entry, buffer, sizeof buffer, &found)) == 0)
        say_servent("entry", found);
    printf("at the end: %s, %s\n", strerrorname_np(result), found ? "found" : "none");
    setservent(0);
    printf("2: %s\n", strerrorname_np(getservent_r(&entry, buffer, 2, &found)));
    printf("1024: %s\n", strerrorname_np(getservent_r(&entry, buffer, 1024, &found)));
    say_servent("found", found);
}
