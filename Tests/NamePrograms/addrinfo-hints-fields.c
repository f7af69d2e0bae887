/* Hints whose other fields are not zero.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET};
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_addrlen = 77};

    say_addrinfo("length", "db", "80", &hints);
    hints.ai_addr = (struct sockaddr *)&address;
    say_addrinfo("address", "db", "80", &hints);
    hints.ai_canonname = (char *)"name";
    say_addrinfo("name", "db", "80", &hints);
    hints.ai_next = &hints;
    say_addrinfo("next", "db", "80", &hints);
}
