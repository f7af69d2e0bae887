/* getnameinfo() of addresses that are none, and with flags that are none.
 * SPDX-License-Identifier: Apache-2.0 */
#include "nameinfo.h"

int main(void)
{
    struct sockaddr_in6 six = {.sin6_family = AF_INET6};
    struct sockaddr_in four = {.sin_family = AF_INET};
    struct sockaddr_un local = {.sun_family = AF_UNIX, .sun_path = "/run/it"};
    struct sockaddr other = {.sa_family = 77};

    for (socklen_t length = 0; length < 40; length++) {
        printf("length %u\n", length);
        ask((struct sockaddr *)&four, length, 300, 300, NI_NUMERICHOST);
        ask((struct sockaddr *)&six, length, 300, 300, NI_NUMERICHOST);
    }
    ask(&other, sizeof other, 300, 300, 0);
    ask((struct sockaddr *)&four, sizeof four, 0, 0, 0);
    for (unsigned bit = 0; bit < 32; bit++)
        ask((struct sockaddr *)&four, sizeof four, 300, 300, (int)(1U << bit));
    local.sun_family = AF_UNSPEC;
    ask((struct sockaddr *)&local, sizeof local, 300, 300, 0);
}
