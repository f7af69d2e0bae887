// SPDX-License-Identifier: Apache-2.0
public import BacklotFindings

/// What `require…` throws where neither Swift Testing nor XCTest runs the test. What is wrong has been
/// reported: a program that is its own test catches this and goes on with the next one.
public typealias TestEnded = BacklotFindings.TestEnded
